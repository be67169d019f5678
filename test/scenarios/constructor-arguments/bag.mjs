export class Bag {
  /*:: count: number */
  constructor(first /*: number */, second /*: number */) {
    this.count = arguments.length;
  }
}

export class Box {
  /*:: count: number */
  constructor() {
    this.count = 0;
  }
}
