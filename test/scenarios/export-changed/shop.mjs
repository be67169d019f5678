import { part } from './all.mjs';
import * as cart from './cart.mjs';
import name from './cart.mjs';
import * as all from './all.mjs';

export const show = (count) => [part(count), cart.part(count), all.part(count), name()];
