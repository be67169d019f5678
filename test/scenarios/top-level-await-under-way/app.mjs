let open;
globalThis.gate = new Promise((resolve) => {
  open = resolve;
});
const loading = import('./slow.mjs');

globalThis.probe = async (step) => {
  if (step === 0) {
    while (!globalThis.slow) await new Promise((resolve) => setTimeout(resolve, 1));
    return { label: globalThis.slow.label(), fresh: null };
  }
  open();
  const { early, late } = await loading;
  return { label: globalThis.slow.label(), early, late, fresh: late };
};
