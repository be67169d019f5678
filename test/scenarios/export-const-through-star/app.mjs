import * as all from './all.mjs';
import { total } from './cart.mjs';

globalThis.probe = async () => ({ fresh: [...total(2), all.RATE, all.limit] });
