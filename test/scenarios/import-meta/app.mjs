import { here, make } from './here.mjs';

const held = here;
const old = make('a');

globalThis.probe = async () => ({ old: [held(), old()], fresh: [here(), make('b')()] });
