export const log /*: string[] */ = [];

export class Cart {
  static names = Object.keys({ small: 1, large: 2 });

  static {
    log.push('a');
  }

  static {
    log.push('c');
  }

  static total() {
    return 2;
  }
}
