export { total } from './cart.mjs';
