import { Legacy } from './legacy.mjs';

const held = Legacy;
const old = new Legacy('old');

globalThis.probe = async () => ({
  old: old.read(), held: new held('a').read(),
  fresh: [new Legacy('b').read(), new Legacy('c') instanceof Legacy],
});
