class Base {
  size() {
    return 1;
  }
}

const Named = (Parent /*: any */) => class extends Parent {
  name() {
    return 'named';
  }
};

const Labelled = (Parent /*: any */) => class extends Parent {
  label() {
    return 'labelled';
  }
};

export class Cart extends Labelled(Base) {
  total() {
    return super.size() + 1;
  }
}
