globalThis.started = 1;

export class Late {
  count() {
    return 1;
  }
}

export default (count) => count;
