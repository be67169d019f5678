import { make } from './stamp.mjs';

const old = make();

globalThis.probe = async () => ({ old: old.text(), fresh: make()?.text() ?? 'none' });
