const log /*: string[] */ = [];

const note = (name) => {
  log.push(name);
  return name;
};

export class Cart {
  a = note('a');
  c = note('CC');
  d;
  b = this.c + 5;

  constructor() {
    this.b += '?';
  }

  calls() {
    return log.splice(0).join();
  }
}
