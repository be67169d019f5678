export class Cart {
  constructor(private readonly name: string, public count = 1) {
    this.count += 1;
  }

  describe() {
    return `${this.name}: ${this.count}`;
  }
}
