import { EventEmitter } from 'node:events';

const shop = new EventEmitter();
const log = [];
shop.on('sale', (count) => {
  log.push(count);
});
shop.on('sale', (count) => {
  log.push(count * 2);
});

globalThis.probe = async () => {
  log.length = 0;
  shop.emit('sale', 1);
  return { log, fresh: log };
};
