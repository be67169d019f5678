export function price(rate = (() => { const inner = () => 2; return inner(); })()) {
  return rate;
}

const maker = (value = { of: () => { const inner = () => 3; return inner; } }.of()) => value;

export const made = maker();
