export class Queue {
  #last = Promise.resolve();

  add(task /*: () => unknown */) {
    const result = this.#last.then(() => task());
    this.#last = result.then(() => {}, () => {});
    return result;
  }
}

export const later = (value /*: string */) => new Promise((resolve) => {
  setImmediate(() => {
    resolve(`new ${value}`);
  });
});
