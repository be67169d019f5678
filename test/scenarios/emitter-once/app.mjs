import { EventEmitter } from 'node:events';
import { onReady } from './bus.mjs';

const bus = new EventEmitter();
const list = [];
bus.once('ready', onReady);
bus.once('never', onReady);

globalThis.probe = async (step) => {
  if (step === 0) return { list: [], left: 2, fresh: null };
  bus.emit('ready', list, 'a');
  bus.emit('ready', list, 'b');
  bus.off('never', onReady);
  const fresh = [];
  onReady(fresh, 'c');
  return { list, left: bus.listenerCount('ready') + bus.listenerCount('never'), fresh };
};
