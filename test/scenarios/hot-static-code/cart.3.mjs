import { log } from './log.mjs';

const size = Number('3');
export const tries = 1;

class Base {
  static prefix = 'base';
}

export class Cart extends Base {
  static names = Object.keys({ huge: size });
  static count = 0;
  static #secret = [size];
  static describe = () => `${Cart.prefix} ${size}`;

  static {
    log.push('again'); if (size === 3) throw new Error('three');
  }

  static secret() {
    return Cart.#secret.join();
  }
}

import.meta.hot?.accept();
