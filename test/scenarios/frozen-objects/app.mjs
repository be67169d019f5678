import { api, Money } from './api.mjs';

const money = new Money(5);

globalThis.probe = async () => ({ old: money.double().amount, fresh: [api.total(1), api.cart.half(8), new Money(1).double().amount] });
