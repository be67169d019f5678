import { cart } from './cart.mjs';

const heir = Object.create(cart);

globalThis.probe = async () => ({ held: heir.total, fresh: cart.total });
