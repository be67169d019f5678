import { EventEmitter } from 'node:events';

const shop /*: any */ = new EventEmitter();
const log /*: unknown[] */ = [];
Object.assign(globalThis, { shop, log });
const { total } = await import('./cart.mjs');

globalThis.probe = async () => {
  shop.emit('order', 1);
  return { log: log.splice(0), listeners: shop.listenerCount('order'), total: total() };
};
