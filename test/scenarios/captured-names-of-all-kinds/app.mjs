import { capture } from './capture.mjs';

const old = capture('A', { second: 'B' }, 1, 2);

globalThis.probe = async () => ({ old: old(true), fresh: capture()(true) });
