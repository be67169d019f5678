export class Button {
  clicks = 0;
  onClick = () => {
    this.clicks += 1;
    return `new ${this.clicks}`;
  };
  handlers = {
    hover: () => `new hover ${this.clicks}`,
    leave() {
      return 'new leave';
    },
  };
  static shared = () => 'new shared';
}
