import { Legacy } from './legacy.mjs';

const held = Legacy;

globalThis.probe = async () => ({
  held: new held('a').name,
  fresh: [new Legacy('b').name, Legacy('c').name, Legacy('d') instanceof Legacy],
});
