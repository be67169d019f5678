export const UNIT = 'USD';
