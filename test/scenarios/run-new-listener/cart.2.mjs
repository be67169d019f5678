import { shop } from './shop.mjs';

shop.on('order', (log) => log.push('FIRST'));

for (const name of ['second', 'third']) {
  shop.on('order', (log) => log.push(name.toUpperCase()));
}
