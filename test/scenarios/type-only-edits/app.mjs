import { total } from './cart.mjs';

const held = total;

globalThis.probe = async () => ({ held: held([{ price: 1 }, { price: 2 }]), fresh: total([{ price: 5 }]) });
