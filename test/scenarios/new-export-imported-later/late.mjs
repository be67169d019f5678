import title, { half, total } from './cart.mjs';
import { unit } from './all.mjs';
import * as all from './all.mjs';

export const show = () => [title, half(4), total(4), unit, all.half(8), Object.keys(all).sort()];
