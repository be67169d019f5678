globalThis.effects = 1;
