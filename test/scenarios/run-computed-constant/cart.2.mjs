import { Server } from './server.mjs';

const server = new Server();
const { number, missing = number * 10, ...others } = Object.assign({ more: 5 }, server), [first] = Object.keys(others);

export function total(count) {
  return [count, server.number, missing, others.more, first].join('-');
}
