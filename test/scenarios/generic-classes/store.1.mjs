/*:: interface Named { name: string } */

export /*:: abstract */ class Store/*:: <T extends Named> */ {
  /*:: protected */ items /*: T[] */ = [];
  /*:: [key: string]: unknown; */

  /*:: public */ add(item /*: T */) /*: this */ {
    this.items.push(item);
    return this;
  }

  /*:: abstract label(): string; */
  describe() {
    return `${this.label()} ${this.items.map((item) => item.name).join()}!`;
  }
}

export class Shop extends Store/*:: <Named> */ /*:: implements Named */ {
  name = 'shop';

  label() {
    return 'new';
  }
}
