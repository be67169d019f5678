import { Item, total } from './cart.mjs';

const uncurried = Function.prototype.call.bind(total);
const all = () => [
  total.call({ name: 'a' }, 1), total.apply({ name: 'b' }, [1, 2]), Reflect.apply(total, { name: 'c' }, [1, 2, 3]),
  uncurried({ name: 'd' }, 4), total(...[1, 2]), (0, total)(7), Reflect.construct(Item, ['x']).name,
];

globalThis.probe = async () => ({ fresh: all() });
