export const cart = {
  size: 1,
  rate: 2,
  names: () => 'none',
};

import.meta.hot?.accept();
