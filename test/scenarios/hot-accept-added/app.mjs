import { log, value } from './cart.mjs';

globalThis.probe = async () => ({ log: [...log], value: value() });
