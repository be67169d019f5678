import { make, mode } from './mode.mjs';

const held = mode;
const inner = make();

globalThis.probe = async () => ({ old: [held(), inner()], fresh: [mode.call(undefined), make()()] });
