export const cart = {
  size: 1,
  names: () => [...new List().names({})].join(),
};

export class List {
  static made = [cart].length;

  *names({ first = 'a' } = {}) {
    yield first;
  }
}

import.meta.hot?.accept();
