export class Vault {
  #code = 1;

  #check(code /*: number */) {
    return code === this.#code;
  }

  get #hint() {
    return `old ${this.#code}`;
  }

  static #make() {
    return new Vault();
  }

  open(code /*: number */) {
    return this.#check(code) ? 'open' : this.#hint;
  }

  static create() {
    return Vault.#make();
  }
}
