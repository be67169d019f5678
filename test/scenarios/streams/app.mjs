import { PassThrough } from 'node:stream';
import { Quote, upper } from './lines.mjs';

const open = () => {
  const first = new PassThrough();
  const last = first.pipe(upper()).pipe(new Quote());
  return async (text) => {
    first.write(text);
    return String((await new Promise((resolve) => last.once('data', resolve))));
  };
};
const old = open();

globalThis.probe = async () => ({ old: await old('a'), fresh: await open()('b') });
