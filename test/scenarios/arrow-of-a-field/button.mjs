export class Button {
  clicks = 0;
  onClick = () => {
    this.clicks += 1;
    return `old ${this.clicks}`;
  };
  handlers = {
    hover: () => `old hover ${this.clicks}`,
    leave() {
      return 'old leave';
    },
  };
  static shared = () => 'old shared';
}
