const made = [1].map((each) => each + 2);

export const total = () => made[0];

import.meta.hot?.accept();
import.meta.hot?.dispose(() => {});
