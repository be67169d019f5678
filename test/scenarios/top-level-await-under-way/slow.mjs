export function label() {
  return 'old';
}

export const early = label();
globalThis.slow = { label };
await globalThis.gate;
export const late = label();
