import { EventEmitter } from 'node:events';

export const bus = new EventEmitter();

export function onOrder(list /*: string[] */) {
  list.push('newer');
}

bus.on('order', onOrder);
