export const rate = Number('1');
export let count = rate + 1;
export default [rate, count].join('-');

import.meta.hot?.accept();
