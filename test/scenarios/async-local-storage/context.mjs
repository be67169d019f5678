import { AsyncLocalStorage } from 'node:async_hooks';

export const storage /*: AsyncLocalStorage<string> */ = new AsyncLocalStorage();

export function read() {
  return `old ${storage.getStore()}`;
}

export const begin = (name /*: string */) => storage.run(name, () => {
  const later = () => `${read()} in ${storage.getStore()}`;
  return later;
});
