const rate = 2;

export const cart = {
  get total() {
    return rate;
  },
};
