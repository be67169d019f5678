import { shop } from './shop.mjs';

shop.on('order', (log) => log.push('first'));

for (const name of ['second', 'third']) {
  shop.on('order', (log) => log.push(name));
}
