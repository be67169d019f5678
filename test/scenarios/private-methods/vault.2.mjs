export class Vault {
  #code = 1;

  #check(code /*: number */) {
    return code === this.#code * 2;
  }

  get #hint() {
    return `new ${this.#code}`;
  }

  static #make() {
    return new Vault();
  }

  open(code /*: number */) {
    return this.#check(code) ? 'OPEN' : this.#hint;
  }

  static create() {
    return Vault.#make();
  }
}
