export const api = {
  base: 100,
  total(count /*: number */) {
    return this.base - count;
  },
  rate: (count) => count * 3,
  round: function (value) {
    return Math.floor(value);
  },
  get size() {
    return this.base * 2;
  },
  deep: {
    half(count) {
      return count / 4;
    },
  },
};
