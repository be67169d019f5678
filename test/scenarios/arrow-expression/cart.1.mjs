export const total = (count /*: number */) /*: number */ => count * 3;
export const price = (count /*: number */) => ({ count });
export const pair = count => [count, count];
