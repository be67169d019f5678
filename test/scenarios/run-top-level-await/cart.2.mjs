import { gate } from './gate.mjs';

export const log /*: unknown[] */ = [];

log.push('before');
const value = await (globalThis.probe ? gate.opened : 'open');
log.push(value);
log.push('after');

export function total() {
  return value;
}
