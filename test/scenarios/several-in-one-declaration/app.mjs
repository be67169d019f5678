import { next, limit, held } from './cart.mjs';

const old = held();

globalThis.probe = async () => ({ kept: next(), fresh: limit(), old: old() });
