export const api = {
  load() {
    return 'loaded';
  },
  list() {
    return 'listed';
  },
};

export const make = (n /*: number */) => ({
  count() {
    return n;
  },
  get total() {
    return n;
  },
});
