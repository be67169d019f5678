import { EventEmitter } from 'node:events';

const shop = new EventEmitter();
shop.rate = 2;
let sold = 0;

shop.on('sale', (count) => {
  sold += count;
});
shop.on('gift', function (count) {
  sold += count * this.rate;
});

globalThis.probe = async () => {
  shop.emit('sale', 1);
  shop.emit('gift', 10);
  return { sold, fresh: shop.listenerCount('sale') };
};
