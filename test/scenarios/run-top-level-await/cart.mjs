import { gate } from './gate.mjs';

export const log /*: unknown[] */ = [];

export function total() {
  return typeof gate;
}
