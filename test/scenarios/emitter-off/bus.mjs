import { EventEmitter } from 'node:events';

export const bus = new EventEmitter();

export function onOrder(list /*: string[] */) {
  list.push('old');
}

bus.on('order', onOrder);
