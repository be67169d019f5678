const log /*: string[] */ = [];

const note = (name) => {
  log.push(name);
  return name;
};

export class Cart {
  a = note('a');
  b = 2;
  c = note('c');

  constructor() {
    this.b += 1;
  }

  calls() {
    return log.splice(0).join();
  }
}
