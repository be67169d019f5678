import { gate, open, work } from './work.mjs';

const started = work('a');

globalThis.probe = async (step) => {
  if (step === 0) return { started: null, fresh: null };
  open();
  return { started: await started, fresh: await work('b') };
};
