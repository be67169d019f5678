import { AsyncLocalStorage } from 'node:async_hooks';

export const storage /*: AsyncLocalStorage<string> */ = new AsyncLocalStorage();

export function read() {
  return `new ${storage.getStore()}`;
}

export const begin = (name /*: string */) => storage.run(name, () => {
  const later = () => `${storage.getStore()}: ${read()}`;
  return later;
});
