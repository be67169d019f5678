export const log /*: string[] */ = [];

export class Cart {
  static names = Object.keys({ small: 1 });

  static {
    log.push('b');
  }

  static total() {
    return 2;
  }
}
