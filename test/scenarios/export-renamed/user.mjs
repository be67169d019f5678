import { unit } from './cart.mjs';

export const say = () => unit;
