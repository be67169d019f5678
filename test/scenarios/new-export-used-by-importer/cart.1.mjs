export const RATE = 3;

export function total(count) {
  return half(count) * RATE;
}

export function half(count) {
  return count / 2;
}

export const unit = 'EUR';
export function double(count) {
  return count * 2;
}
