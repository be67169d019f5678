import { list, onChange, watcher } from './listeners.mjs';

const target = new EventTarget();
const abort = new AbortController();
target.addEventListener('change', onChange);
target.addEventListener('change', watcher);
abort.signal.addEventListener('abort', onChange);

globalThis.probe = async (step) => {
  list.length = 0;
  target.dispatchEvent(new Event('change'));
  if (step === 1) abort.abort();
  target.removeEventListener('change', onChange);
  target.dispatchEvent(new Event('change'));
  target.addEventListener('change', onChange);
  const old = [...list];
  onChange({ type: 'x' });
  return { old, fresh: list.at(-1) };
};
