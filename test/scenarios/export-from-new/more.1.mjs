export const unit = 'EUR';

export function double(count) {
  return count * 2;
}
