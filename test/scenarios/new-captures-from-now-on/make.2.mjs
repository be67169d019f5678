export function make(name /*: string */, suffix /*: string */) {
  const read = () => `newest ${name}`;
  return { read, suffix: () => suffix };
}
