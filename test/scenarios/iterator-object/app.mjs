import { countdown } from './countdown.mjs';

const running = countdown(5);
running.next();

globalThis.probe = async () => ({ running: running.next().value, fresh: countdown(3).next().value });
