export const add = (a /*: number */) => (b /*: number */) => (c /*: number */) => a * b * c * 10;

export function curry(fn /*: Function */) {
  return function curried(...values) {
    if (values.length >= fn.length) return fn(...values);
    return (...more) => curried(...values, ...more);
  };
}

export const join = curry((a, b, c) => `${a}${b}${c}`);
