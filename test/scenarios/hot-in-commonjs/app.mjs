import { log, rate, twice, made } from './cart.mjs';

const held = { twice };

globalThis.probe = async () => ({ log: [...log], rate, twice: [twice(1), held.twice(1)], made });
