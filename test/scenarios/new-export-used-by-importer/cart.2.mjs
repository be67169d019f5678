export const RATE = 5;

export function total(count) {
  return half(count) * RATE;
}

export function half(count) {
  return count / 4;
}

export const unit = 'USD';
export function double(count) {
  return count * 20;
}
