export class Bag {
  /*:: count: number */
  constructor(first /*: number */, second /*: number */) {
    this.count = first;
  }
}
