export { RATE as rate } from './all.mjs';
