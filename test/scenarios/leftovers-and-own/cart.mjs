import { EventEmitter } from 'node:events';

const { shop } /*: any */ = globalThis;
const current = Number('1');
const own = new EventEmitter();
own.on('order', () => {});
shop.on('order', (seen /*: number[] */) => { seen.push(current); });

export const timers /*: any[] */ = globalThis['timers'] ??= [];
timers.push(setInterval(() => {}, 100_000));
timers.push(setTimeout(() => {}, 100_000));

export const value = () => current;

import.meta.hot?.accept();
