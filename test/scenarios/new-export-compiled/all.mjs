export * from './cart.mjs';
export default 1;
