import { pipe, shout, trim } from './pipe.mjs';

const old = pipe(trim, shout, shout);

globalThis.probe = async () => ({ old: old(' a '), fresh: pipe(shout, trim)('b ') });
