const unit = 'EUR';

export function total(count) {
  return count + unit;
}
