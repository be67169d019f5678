export const unit = 'USD';

export function double(count) {
  return count * 3;
}
