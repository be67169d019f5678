export const total = (count) => count + 1;

export function handle(event) {
  return `handle ${event}`;
}

export const counter = (start) => (step) => start + step;
