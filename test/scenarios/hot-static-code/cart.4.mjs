import { log } from './log.mjs';

const size = Number('2');
export const tries = 1;

class Base {
  static prefix = 'base';
}

export class Cart extends Base {
  static names = Object.keys({ large: size });
  static count = 0;
  static #secret = [size];
  static describe = () => `${Cart.prefix} ${size}`;


  static secret() {
    return Cart.#secret.join();
  }
}

import.meta.hot?.accept();
