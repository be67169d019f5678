export class Cart {
  how() {
    return new.target === undefined ? 'called' : 'made';
  }

  inner() {
    return (() => typeof new.target)();
  }

  total() {
    return 1;
  }
}
