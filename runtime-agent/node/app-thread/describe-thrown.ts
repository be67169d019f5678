import { inspect, types } from 'node:util';

/** @returns what was thrown, in words; it may be anything, and do anything when it is looked at. Never throws. */
export function describeThrown(thrown: unknown): { message: string; stack: string } {
  try {
    // An error of another realm (`vm`) is no instance of this one's `Error`.
    if (types.isNativeError(thrown) || thrown instanceof Error) return { message: String(thrown.message), stack: String(thrown.stack) };
    const text = typeof thrown === 'string' ? thrown : inspect(thrown, { customInspect: false });
    return { message: text, stack: text };
  } catch {
    return { message: 'What was thrown cannot be shown.', stack: '' };
  }
}
