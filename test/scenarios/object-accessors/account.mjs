export const account = {
  cents: 100,
  get euros() {
    return this.cents / 100;
  },
  set euros(value) {
    this.cents = value * 100;
  },
};
