const RATE = Number('1');

export class Cart {
  static first = RATE;
  rate = RATE;

  current() {
    return RATE;
  }
}

export const rate = () => RATE;

import.meta.hot?.accept();
