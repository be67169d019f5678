import { api } from './api.mjs';

const { total, rate } = api;

globalThis.probe = async () => ({
  held: [total.call({ base: 1 }, 2), rate(2)],
  fresh: [api.total(2), api.rate(2), api.round(2.6), api.size, api.deep.half(8)],
});
