import { price, made } from './cart.mjs';

const held = price;
const old = made;

globalThis.probe = async () => ({ held: held(), old: old(), fresh: price() });
