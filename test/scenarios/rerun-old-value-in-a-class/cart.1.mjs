const RATE = Number('2');

export class Cart {
  static first = RATE;
  rate = RATE;

  current() {
    return RATE;
  }
}

export const rate = () => RATE;

import.meta.hot?.accept();
