export class Shop {
  #sold = 0;

  constructor() {
    this.opened = new Promise((resolve) => {
      this.open = resolve;
    });
  }

  async sell(name /*: string */) {
    await this.opened;
    this.#sold += 10;
    return `${name} ${this.#sold}`;
  }
}
