import { names } from './host.mjs';

globalThis.probe = async () => {
  await new Promise((resolve) => setImmediate(resolve));
  return { names: names(), pruned: globalThis['pruned'] ?? [] };
};
