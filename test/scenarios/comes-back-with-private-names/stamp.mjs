class Stamp {
  #ink = 'blue';

  text() {
    return this.#ink;
  }
}

export function make() {
  return new Stamp();
}
