export class Cart {
  constructor(private readonly name: string, public count = 1) {
    this.count += 10;
  }

  describe() {
    return `${this.name}: ${this.count}`;
  }
}
