import { Cart } from './all.mjs';

export const doubled = Cart.rate * 2;
export const total = (count /*: number */) => new Cart().total(count);
export const unit = () => Cart.unit;
