import { shop } from './shop.mjs';
import './cart.mjs';

globalThis.probe = async () => {
  const log /*: string[] */ = [];
  shop.emit('order', log);
  return { fresh: log };
};
