import './rates.mjs';
export { total } from './cart.mjs';
