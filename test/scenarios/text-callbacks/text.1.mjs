export const hide = (key /*: string */, value) => (key === 'secret' ? undefined : value);

export function revive(key /*: string */, value) {
  return typeof value === 'number' ? value * 10 : value;
}

export const mark = (word /*: string */) => word.toUpperCase();

export function byLength(a /*: string */, b /*: string */) {
  return b.length - a.length;
}
