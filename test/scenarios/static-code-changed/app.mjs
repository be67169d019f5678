import { Cart, log } from './cart.mjs';

globalThis.probe = async () => ({ log: [...log], now: [Cart.names.join(), Cart.total()] });
