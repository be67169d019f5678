import { inspect } from 'node:util';

export class Range {
  constructor(from /*: number */, to /*: number */) {
    this.from = from;
    this.to = to;
  }

  *[Symbol.iterator]() {
    for (let i = this.from; i < this.to; i += 1) yield i * 10;
  }

  [Symbol.toPrimitive](hint) {
    return hint === 'number' ? this.to - this.from : `${this.from}`;
  }

  get [Symbol.toStringTag]() {
    return 'Span';
  }

  [inspect.custom]() {
    return `${this.from}...${this.to}`;
  }

  static [Symbol.hasInstance](value) {
    return typeof value?.from === 'string';
  }
}
