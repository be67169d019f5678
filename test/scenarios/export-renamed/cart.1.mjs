export function part(count) {
  return count / 4;
}
export const unit = 'EUR';
