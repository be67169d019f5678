import { make } from './cart.mjs';

const old = make('a');

globalThis.probe = async () => ({ old: old(), fresh: make('b')() });
