import { log } from './log.mjs';

log.push('cart');
log.push('cart again');
