import { makeReaders } from './readers.mjs';

const readers = makeReaders(['a', 'b']);

globalThis.probe = async () => ({ old: readers.map((read) => read()), fresh: makeReaders(['c']).map((read) => read()) });
