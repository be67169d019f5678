export class Cart {
  constructor(private readonly name: string, public count = 1) {
    this.count += 1;
  }

  describe() {
    return `${this.count} of ${this.name}`;
  }
}
