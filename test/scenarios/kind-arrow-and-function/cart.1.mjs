export function total(count) {
  return count + 10;
}

export const handle = (event) => `HANDLE ${event}`;

export const counter = (start) => function (step) {
  return start + step * 10;
};
