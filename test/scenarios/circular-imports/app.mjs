import * as even from './even.mjs';

globalThis.probe = async () => ({ fresh: [even.isEven(4), even.isEven(3)] });
