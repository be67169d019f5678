import { add, getStore } from './store.mjs';

const held = getStore();
held.add('a');

globalThis.probe = async () => ({ kept: [held.add('b'), add('c'), held === getStore()], fresh: typeof getStore().add('x') });
