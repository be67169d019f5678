export const total = (a /*: number */, b /*: number */) => a + b;
export const label = (...names) => {
  return names.join();
};
