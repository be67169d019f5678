import { makeClass, makeNamed } from './make.mjs';

const [A, B] = [makeClass('a'), makeClass('b')];
const items = [new A('1'), B.create('2')];
const named = makeNamed('old');

globalThis.probe = async () => ({
  old: [...items.map((item) => item.describe()), named.title, items[0] instanceof A],
  fresh: [makeClass('c').create('3').describe(), makeNamed('n').title],
});
