import { find, HttpError } from './errors.mjs';

const caught = (path) => {
  try {
    return find(path);
  } catch (error) {
    return error;
  }
};
const old = caught('/a');
const all = (error) => [String(error), error.describe(), error instanceof HttpError, error instanceof Error];

globalThis.probe = async () => ({ old: all(old), fresh: all(caught('/b')) });
