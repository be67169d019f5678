class List {
  constructor(size) {
    this.size = size;
  }
}

export const Cart = class Inner extends List {
  constructor() {
    super([Inner].map((each) => each.name.length + 10)[0]);
  }
};

export const Order = class Inner extends List {
  #rate = 1;

  constructor() {
    super([Inner].map((each) => each.name.length + 10)[0]);
    this.later = () => Inner === Order ? 100 : this.#rate;
  }
};
