import { show } from './shop.mjs';
import { say } from './user.mjs';

const held = show;

globalThis.probe = async () => ({ fresh: [held(8), say()] });
