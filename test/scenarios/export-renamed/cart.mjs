export function half(count) {
  return count / 2;
}
export const unit = 'EUR';
