export class Cart {
  constructor(...all) {
    this.all = all;
  }
}

export class Big extends Cart {
  constructor(...all) {
    super('big', ...all);
    this.big = new.target.name;
  }
}

export class Huge extends Big {
  size = 1;

  constructor(...all) {
    super(...all, 'huge');
    this.size += 1;
  }
}
