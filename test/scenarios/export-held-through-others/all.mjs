export * as rates from './rates.mjs';
export { UNIT as unit } from './units.mjs';
