globalThis.started = 1;

export class Late {
  count() {
    return 2;
  }
}

export default (count) => count * 3;
