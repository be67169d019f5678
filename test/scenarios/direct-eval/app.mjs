import { calc } from './calc.mjs';

const held = calc;

globalThis.probe = async () => ({ held: held('base + rate'), fresh: [calc('rate'), calc('typeof rate')] });
