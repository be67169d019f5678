export const first = /*:: <T,> */(items /*: readonly T[] */) /*: T | undefined */ => items[0];
export const isText = (value /*: unknown */) /*: value is string */ => typeof value === 'string';
export const later = async (value /*: number */) /*: Promise<number> */ => value + 1;
export const make = (name /*: string */) => (suffix /*: string */ = '!') /*: string */ => `${name}${suffix}`;
