export const account = {
  cents: 100,
  get euros() {
    return `${this.cents} cents`;
  },
  set euros(value) {
    this.cents = value * 1000;
  },
};
