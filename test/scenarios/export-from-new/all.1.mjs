import './rates.mjs';
export { total, half, half as part } from './cart.mjs';
export * as rates from './rates.mjs';
export * from './more.mjs';
