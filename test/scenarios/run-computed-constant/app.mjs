import { total } from './cart.mjs';
import { Server } from './server.mjs';

const held = total;

globalThis.probe = async () => ({ held: held(2), fresh: [total(2), Server.made] });
