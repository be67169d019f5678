import { handler, watch } from './watch.mjs';

const old = [new Proxy({ a: 1 }, handler), watch({ a: 1 })];
const all = (proxies) => proxies.map((proxy) => [proxy.a, proxy.b, 'b' in proxy]);

globalThis.probe = async () => ({ old: all(old), fresh: all([watch({ a: 2 })]) });
