import { hit, seen } from './hits.mjs';

globalThis.probe = async (step) => ({ hits: hit(`page ${step}`), fresh: seen.length > 0 });
