export class Cart {
  static made /*: string */;

  static {
    if (String(new Cart().total()) === '2') throw new Error('two');
    this.made = 'yes';
  }

  total() {
    return 2;
  }
}
