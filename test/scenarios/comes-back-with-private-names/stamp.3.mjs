class Stamp {
  #ink = 'blue';

  text() {
    return `dark ${this.#ink}`;
  }
}

export function make() {
  return new Stamp();
}
