import { log } from './cart.mjs';

globalThis.probe = async () => ({ log });
