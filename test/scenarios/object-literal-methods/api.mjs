export const api = {
  base: 100,
  total(count /*: number */) {
    return this.base + count;
  },
  rate: (count) => count * 2,
  round: function (value) {
    return Math.round(value);
  },
  get size() {
    return this.base;
  },
  deep: {
    half(count) {
      return count / 2;
    },
  },
};
