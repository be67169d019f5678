import { rate } from './rate.mjs';

export const tax = (count) => count * rate;
