<!-- an old script
export function total(count) {
  let result = count * 10; <!-- result = 0;
  --> result = 0;
  return result;
}
