import { rates, unit } from './all.mjs';

const doubled = rates.RATE * 2;
const made = [unit];

globalThis.probe = async () => ({ held: [rates.RATE, doubled, ...made.slice(1)] });
