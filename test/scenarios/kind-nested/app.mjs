import { counter, loader } from './cart.mjs';

const [count, load] = [counter(), loader()];
const kind = (value) => (value instanceof Promise ? 'promise' : value);

globalThis.probe = async () => ({ old: [kind(count()), kind(load()), await load()], fresh: [kind(counter()()), kind(loader()())] });
