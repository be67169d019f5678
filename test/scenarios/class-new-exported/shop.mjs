import { unit } from './cart.mjs';

export const sell = () => `nothing ${unit}`;
