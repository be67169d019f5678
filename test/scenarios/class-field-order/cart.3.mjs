const log /*: string[] */ = [];

const note = (name) => {
  log.push(name);
  return name;
};

export class Cart {
  a = note('AA');
  c = note('c');

  calls() {
    return log.splice(0).join();
  }
}
