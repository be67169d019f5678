export const api = {
  async load() {
    return 'loaded';
  },
  *list() {
    return 'listed';
  },
};

export const make = (n /*: number */) => ({
  async count() {
    return n;
  },
  get total() {
    return n;
  },
});
