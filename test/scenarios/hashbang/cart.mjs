#!/usr/bin/env node
export function total(count /*: number */) {
  return count + 1;
}
