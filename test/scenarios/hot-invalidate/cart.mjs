export const events /*: any[] */ = globalThis['events'] ??= [];
const value = Number('1');

export const rate = () => value;

import.meta.hot?.accept((module /*: any */) => {
  if (module.rate() > 10) import.meta.hot?.invalidate('The rate is too high.');
});
import.meta.hot?.on('livegraft:invalidate', ({ message } /*: any */) => { events.push(message); });
