import { make } from './cart.mjs';

globalThis.probe = async () => ({ fresh: make() });
