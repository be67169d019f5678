import { first, isText, later, make } from './kinds.mjs';

const old = make('a');
const held = { first, isText, later };

globalThis.probe = async () => ({
  held: [held.first([1]), held.isText('a'), await held.later(1), old()], fresh: [first([2, 3]), isText(1), await later(2), make('b')('?')],
});
