export const rate = Number('5');
export let count = rate + 1;
export default [rate, count].join('-');

import.meta.hot?.accept();
