export function total(count) {
  return count;
}

function halfOfHalf(count) {
  return count / 4;
}

export function half(count) {
  return count / 2;
}

export const unit = 'EUR';
