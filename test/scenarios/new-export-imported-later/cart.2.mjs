export const total = (count) => count + 1;
export const unit = 'USD';
export function half(count) {
  return count / 4;
}
export default 'cart';
