import limit from './limit.mjs';
import { limit as other } from './limits.mjs';

const held = () => limit + other;

globalThis.probe = async () => ({ fresh: held() });
