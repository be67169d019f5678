export const first = /*:: <T,> */(items /*: readonly T[] */) /*: T | undefined */ => items.at(-1);
export const isText = (value /*: unknown */) /*: value is string */ => typeof value !== 'string';
export const later = async (value /*: number */) /*: Promise<number> */ => value * 10;
export const make = (name /*: string */) => (suffix /*: string */ = '!') /*: string */ => `${suffix}${name}`;
