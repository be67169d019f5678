export class Timer {
  constructor(left /*: number */) {
    this.left = left;
    const stop = () => -this.left;
    this.stop = stop;
  }

  reader() {
    const read = () => this.left * 10;
    return read;
  }
}
