import { collect, feed, source } from './feed.mjs';

const running = feed(['a', 'b', 'c']);
const first = await running.next();

globalThis.probe = async (step) => {
  source.left = 2;
  const next = step === 0 ? first : await running.next();
  return { running: next.value, source: await collect(source), fresh: await collect(feed(['x'])) };
};
