import { end, log, parse, recover } from './steps.mjs';

const gates = [];
const chain = (text) => new Promise((resolve) => gates.push(() => resolve(text))).then(parse).catch(recover).finally(end);
const full = chain('a');
const empty = chain('');

globalThis.probe = async (step) => {
  if (step === 0) return { old: null, fresh: null };
  gates.forEach((open) => open());
  const old = [await full, await empty, ...log];
  log.length = 0;
  const now = [chain('b'), chain('')];
  gates.forEach((open) => open());
  return { old, fresh: [...await Promise.all(now), ...log] };
};
