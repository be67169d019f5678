export function label() {
  return 'new';
}

export const early = label();
globalThis.slow = { label };
await globalThis.gate;
export const late = label();
