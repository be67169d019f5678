import { AsyncResource } from 'node:async_hooks';
import { begin, read, storage } from './context.mjs';

const bound = storage.run('a', () => AsyncResource.bind(read));
const later = storage.run('b', () => AsyncResource.bind(begin('c')));

globalThis.probe = async () => ({
  bound: bound(), later: later(), awaited: await storage.run('d', async () => {
    await null;
    return read();
  }),
  fresh: storage.run('e', read),
});
