export class Cart {
  get size() {
    return 1;
  }
}
