import { listeners, start, stamp } from './clock.mjs';

start();
const old = stamp();

globalThis.probe = async () => ({
  old: [listeners[0](), old.text()],
  fresh: [(listeners.splice(1), start(), listeners.at(-1)()), stamp().text()],
});
