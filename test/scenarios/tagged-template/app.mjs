import { bill, money } from './money.mjs';

const held = money;

globalThis.probe = async () => ({ held: held`${1} and\n${2}`, fresh: bill(5) });
