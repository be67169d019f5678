export class Button {
  clicks = 0;

  constructor(name /*: string */) {
    this.name = name;
  }

  onClick = (count /*: number */) => {
    this.clicks += count * 10;
    return `${this.name} ${this.clicks}`;
  };
}
