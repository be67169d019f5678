import { steps } from './cart.mjs';

globalThis.probe = async () => ({ array: Array.isArray(steps()), all: [...steps()] });
