import './types.mjs';

globalThis.probe = async () => ({ fresh: 1 });
