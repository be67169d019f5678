export { total } from './cart.mjs';
export * from './more.mjs';
