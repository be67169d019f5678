import { events, rate } from './cart.mjs';

globalThis.probe = async () => ({ events: [...events], rate: rate() });
