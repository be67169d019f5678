export const UNIT = 'EUR';
