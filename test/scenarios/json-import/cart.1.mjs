import data from './data.json' with { type: 'json' };

export const total = (count /*: number */) => count + data.rate * 10;
