export const pipe = (...steps /*: Function[] */) => (value) => {
  let result = value;
  for (const step of steps) result = step(result);
  return [result];
};

export const trim = (text /*: string */) => text.trim();
export const shout = (text /*: string */) => text.toUpperCase();
