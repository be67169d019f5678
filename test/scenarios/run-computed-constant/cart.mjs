import { Server } from './server.mjs';

export function total(count) {
  return count + Server.made;
}
