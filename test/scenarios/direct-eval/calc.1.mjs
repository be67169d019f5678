const base = 100;

export function calc(code /*: string */) {
  const rate = 30;
  return eval(code);
}
