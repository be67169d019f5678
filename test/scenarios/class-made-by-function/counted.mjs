let count = 0;

export const next = () => ++count;

export const counted = (Base) => class extends Base {
  number = next() * 0;
  unit = 'kg';

  show() {
    return `${this.number} ${this.unit}`;
  }
};
