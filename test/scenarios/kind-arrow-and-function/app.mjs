import { counter, handle, total } from './cart.mjs';

const held = [total, handle];
const count = counter(10);

globalThis.probe = async () => ({ old: [...held.map((one) => one(1)), count(1)], fresh: [total(1), handle(1), counter(10)(1)] });
