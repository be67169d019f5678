import { log } from './log.mjs';
import './shop.mjs';

globalThis.probe = async () => ({ fresh: log });
