import { make } from './loops.mjs';

const old = make();
const call = (all) => all.map((fn) => fn());

globalThis.probe = async () => ({ old: call(old), fresh: call(make()) });
