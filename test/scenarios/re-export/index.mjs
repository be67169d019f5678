export { total as sum } from './cart.mjs';
export { price } from './cart.mjs';
export * from './tax.mjs';
