import { Shop } from './store.mjs';

const old = new Shop().add({ name: 'a' });

globalThis.probe = async () => ({ old: old.describe(), fresh: new Shop().add({ name: 'b' }).describe() });
