export const total = (count) => count + 1;
export const unit = 'EUR';
export function half(count) {
  return count / 2;
}
export default 'cart';
