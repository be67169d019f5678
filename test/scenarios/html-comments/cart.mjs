<!-- an old script
export function total(count) {
  let result = count + 1; <!-- result = 0;
  --> result = 0;
  return result;
}
