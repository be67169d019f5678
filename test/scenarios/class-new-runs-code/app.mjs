import { make } from './cart.mjs';

const old = make();

globalThis.probe = async () => ({ old: old.total(), fresh: [make().total(), String(make().constructor.name)] });
