import { Bus } from './bus.mjs';

const heard = (bus) => {
  const list = [];
  bus.removeAllListeners('order');
  bus.on('order', (...values) => {
    list.push(...values);
  });
  return [bus.publish('order'), bus.publish('other'), ...list];
};
const old = new Bus();
heard(old);

globalThis.probe = async () => ({ old: heard(old), fresh: heard(new Bus()) });
