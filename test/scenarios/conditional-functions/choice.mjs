const fast = false;

export const sort = fast ? (a /*: number */, b /*: number */) => a - b : (a /*: number */, b /*: number */) => b - a;
export const read = null ?? (() => 'old read');
export const last = (0, () => 'ignored', () => 'old last');
export const list = [() => 'old 0', () => 'old 1', function two() {
  return 'old 2';
}];
export const either = { yes: () => 'old yes', no: () => 'old no' }[fast ? 'yes' : 'no'];
