import { rate } from './rate.mjs';

globalThis.probe = async () => ({ fresh: [rate(2)] });
