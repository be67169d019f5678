const base = 100;

export function calc(code /*: string */) {
  const rate = 2;
  return eval(code);
}
