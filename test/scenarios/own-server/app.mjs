import { request } from 'node:http';
import { once } from 'node:events';
import { port } from './server.mjs';

const ask = async () => {
  const asked = request({ port: await port(), agent: false });
  asked.end();
  const [answer] = await once(asked, 'response');
  return String((await answer.toArray()).join(''));
};

globalThis.probe = async () => ({ fresh: await ask(), ports: (globalThis['ports'] ?? []).length });
