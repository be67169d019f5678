import './rates.mjs';
export { total, half as part } from './cart.mjs';
export * as rates from './rates.mjs';
export * from './more.mjs';
export { double as half } from './more.mjs';
