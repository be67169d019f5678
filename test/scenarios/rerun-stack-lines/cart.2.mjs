// Rates.

const rates = [20].map((rate) => rate + 1);

export const cart = {
  rate: rates[0],
  total() {
    throw new Error('no items');
  },
};

import.meta.hot?.accept();
