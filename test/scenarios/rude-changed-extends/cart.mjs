class Box {
  size() {
    return 'box';
  }
}

class Bag {
  size() {
    return 'bag';
  }
}

export class Cart extends Box {
  total() {
    return this.size();
  }
}

export const bag = () => new Bag();
