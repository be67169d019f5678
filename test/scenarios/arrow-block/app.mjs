import { discount } from './cart.mjs';

const held = discount;

globalThis.probe = async () => ({ held: [held(10), held(200)], fresh: [discount(10), discount(200)] });
