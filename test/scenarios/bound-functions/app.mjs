import { total } from './cart.mjs';

const bound = total.bind({ base: 10 });
const withTwo = total.bind({ base: 20 }, 2);
const twice = bound.bind({ base: 30 }, 3);

globalThis.probe = async () => ({ old: [bound(1), withTwo(1), twice(1)], fresh: total.bind({ base: 1 })(1) });
