import { log, report } from './cart.mjs';

globalThis.probe = async () => ({ fresh: [...log, report()] });
