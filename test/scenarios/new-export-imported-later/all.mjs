export * from './cart.mjs';
