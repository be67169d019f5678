import { makeCart } from './cart.mjs';

const old = makeCart();

globalThis.probe = async () => ({ old: [old.label(), old.count()], fresh: [makeCart().label(), makeCart().count()] });
