import { api, make } from './api.mjs';

const { load } = api;
const made = make(1);

const kindOf = (value /*: any */) => (typeof value?.then === 'function' ? 'promise' : typeof value?.next === 'function' ? 'iterator' : String(value));

globalThis.probe = async () => ({
  old: [kindOf(load()), kindOf(made.count()), kindOf(made.total)],
  fresh: [kindOf(api.load()), kindOf(api.list()), kindOf(make(2).count()), kindOf(make(2).total)],
});
