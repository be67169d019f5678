import { labelled } from './rates.mjs';
import * as rates from './rates.mjs';
import { total } from './cart.mjs';

const held = total;

globalThis.probe = async () => ({ fresh: [held(2), labelled(), rates.RATE, rates.SHOWN] });
