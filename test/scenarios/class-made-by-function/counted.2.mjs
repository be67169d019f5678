let count = 0;

export const next = () => ++count;

export const counted = (Base) => class extends Base {
  number = next() * 0 + 1;
  unit = 'g';

  show() {
    return `${this.number}: ${this.unit}`;
  }

  extra() {
    return 'extra';
  }
};
