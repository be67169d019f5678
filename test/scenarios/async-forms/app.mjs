import { both, load, Tasks } from './tasks.mjs';

const old = new Tasks();
const held = { both, load };

globalThis.probe = async () => ({
  old: [await held.load('a'), await held.both('b', 'c'), await old.ready, await old.run('x', 'y')], fresh: [await both('d'), await new Tasks().run('z')],
});
