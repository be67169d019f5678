import { log } from './log.mjs';
import './cart.mjs';

log.push('shop');
log.push('shop again');
