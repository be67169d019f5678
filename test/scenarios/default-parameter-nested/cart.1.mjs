export function price(rate = (() => { const inner = () => 20; return inner(); })()) {
  return rate;
}

const maker = (value = { of: () => { const inner = () => 30; return inner; } }.of()) => value;

export const made = maker();
