import { Shop } from './shop.mjs';

const shop = new Shop();
const started = shop.sell('a');

globalThis.probe = async (step) => {
  if (step === 0) return { started: null, old: null, fresh: null };
  shop.open();
  const other = new Shop();
  other.open();
  return { started: await started, old: await shop.sell('b'), fresh: await other.sell('c') };
};
