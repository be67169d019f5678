globalThis.started = 1;
