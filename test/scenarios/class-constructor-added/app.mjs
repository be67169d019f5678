import { Big, Cart, Huge } from './cart.mjs';

const held = [Cart, Big, Huge];

globalThis.probe = async () => ({
  fresh: [...held.map((one) => JSON.stringify(new one(1, 2))), ...held.map((one) => one.length)].join(' '),
  instances: [new Big(1, 2) instanceof Cart, new Huge(1, 2) instanceof Big],
});
