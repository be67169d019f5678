class List {
  constructor(size) {
    this.size = size;
  }
}

export const Cart = class Inner extends List {
  constructor() {
    super(Inner.name.length);
  }
};

export const Order = class Inner extends List {
  #rate = 1;

  constructor() {
    super(Inner.name.length);
    this.later = () => Inner.name + this.#rate;
  }
};
