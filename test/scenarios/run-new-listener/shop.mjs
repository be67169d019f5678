import { EventEmitter } from 'node:events';

export const shop = new EventEmitter();
