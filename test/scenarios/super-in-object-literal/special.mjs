const base = {
  total() {
    return 1;
  },
};

export const special = {
  __proto__: base,
  total() {
    return super.total() + 3;
  },
};
