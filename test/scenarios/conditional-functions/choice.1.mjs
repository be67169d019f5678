const fast = false;

export const sort = fast ? (a /*: number */, b /*: number */) => a - b : (a /*: number */, b /*: number */) => a - b;
export const read = null ?? (() => 'new read');
export const last = (0, () => 'ignored', () => 'new last');
export const list = [() => 'old 0', () => 'new 1', function two() {
  return 'new 2';
}];
export const either = { yes: () => 'old yes', no: () => 'new no' }[fast ? 'yes' : 'no'];
