import { shop } from './shop.mjs';

shop.on('order', (log) => log.push('first'));
