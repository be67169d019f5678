import { make } from './make.mjs';

const kinds = ['case', 'catch', 'if'];
const old = kinds.map((kind) => make(kind));
const all = (made) => made.map((fn) => fn());

globalThis.probe = async () => ({ old: all(old), fresh: all(kinds.map((kind) => make(kind))) });
