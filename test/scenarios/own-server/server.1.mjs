import { once } from 'node:events';
import { createServer } from 'node:http';

const greeting = String('good morning');
const ports /*: number[] */ = globalThis['ports'] ??= [];
const server = createServer((request, response) => { response.end(greeting); });
server.listen(ports[0] ?? 0);

/** The same port again, once it is known. */
export async function port() {
  if (!server.listening) await once(server, 'listening');
  const { port } /*: any */ = server.address();
  if (!ports.includes(port)) ports.push(port);
  return port;
}

import.meta.hot?.accept();
import.meta.hot?.own();
