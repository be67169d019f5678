import { EventEmitter } from 'node:events';
import { onSale } from './sales.mjs';

const shop = new EventEmitter();
shop.on('sale', onSale);
shop.once('close', onSale);

globalThis.probe = async (step) => {
  const sold = [];
  shop.emit('sale', sold);
  shop.emit('close', sold);
  if (step === 2) shop.removeListener('sale', onSale);
  return { sold, listeners: shop.listenerCount('sale'), fresh: onSale([]) };
};
