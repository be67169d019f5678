import { get } from 'node:http';
import { server } from './server.mjs';

const listening = new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
const ask = async (path) => {
  await listening;
  const response = await new Promise((resolve) => get({ port: server.address().port, host: '127.0.0.1', path, agent: false }, resolve));
  let text = '';
  for await (const chunk of response) text += chunk;
  return text;
};

globalThis.probe = async () => ({ fresh: await ask('/a') });
