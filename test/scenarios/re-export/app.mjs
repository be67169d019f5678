import { price, sum, tax } from './index.mjs';

const held = { price, sum, tax };

globalThis.probe = async () => ({ held: [held.sum(1), held.price(1), held.tax(1)], fresh: [sum(1), price(1), tax(1)] });
