import { bus, onOrder } from './bus.mjs';

const held = onOrder;

function emitted() {
  const list = [];
  bus.emit('order', list);
  return list;
}

globalThis.probe = async (step) => {
  const same = bus.listeners('order').includes(held);
  if (step === 2) bus.off('order', onOrder);
  return { same, emitted: emitted(), count: bus.listenerCount('order'), fresh: held === onOrder };
};
