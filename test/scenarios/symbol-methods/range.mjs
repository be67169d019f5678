import { inspect } from 'node:util';

export class Range {
  constructor(from /*: number */, to /*: number */) {
    this.from = from;
    this.to = to;
  }

  *[Symbol.iterator]() {
    for (let i = this.from; i < this.to; i += 1) yield i;
  }

  [Symbol.toPrimitive](hint) {
    return hint === 'number' ? this.to - this.from : 'range';
  }

  get [Symbol.toStringTag]() {
    return 'Range';
  }

  [inspect.custom]() {
    return `${this.from}..${this.to}`;
  }

  static [Symbol.hasInstance](value) {
    return typeof value?.from === 'number';
  }
}
