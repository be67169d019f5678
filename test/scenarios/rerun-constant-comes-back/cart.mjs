const rates = {
  full: 20,
};

const made = [1].map((each) => each + 1);

export const total = () => (typeof rates === 'object' ? rates.full : 0) + made[0];

import.meta.hot?.accept();
import.meta.hot?.dispose(() => {});
