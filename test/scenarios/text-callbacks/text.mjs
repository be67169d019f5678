export const hide = (key /*: string */, value) => (key === 'secret' ? 'old' : value);

export function revive(key /*: string */, value) {
  return typeof value === 'number' ? value + 1 : value;
}

export const mark = (word /*: string */) => `<${word}>`;

export function byLength(a /*: string */, b /*: string */) {
  return a.length - b.length;
}
