import { make } from './make.mjs';

const old = make('a');

globalThis.probe = async () => ({ old: old.hello(), fresh: make('b').hello() });
