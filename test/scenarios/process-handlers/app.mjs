import { onNews, seen } from './handlers.mjs';

globalThis.probe = async (step) => {
  seen.length = 0;
  process.emit('livegraft-news', 'a');
  if (step === 1) process.off('livegraft-news', onNews);
  const left = process.listenerCount('livegraft-news');
  return { seen: [...seen], left, fresh: seen[0] };
};
