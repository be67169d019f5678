import { log } from './cart.mjs';

globalThis.probe = async () => ({ fresh: log });
