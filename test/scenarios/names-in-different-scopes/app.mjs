import { Cart, make, total } from './cart.mjs';

const [cart, made] = [new Cart(), make(5)];

globalThis.probe = async () => ({ old: [cart.total(1), made.total(), made.inner()], fresh: [total(1), new Cart().total(1), make(6).total()] });
