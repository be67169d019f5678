import { Named } from './named.mjs';

class Cart {}
class Shop {}
const NamedCart = Named(Cart, 'cart');
const old = [new NamedCart(), new (Named(Shop, 'shop'))()];

globalThis.probe = async () => ({ old: old.map((one) => one.label()), fresh: new (Named(Cart, 'new'))().label() });
