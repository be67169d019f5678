export function make(name /*: string */, suffix /*: string */) {
  const read = () => `old ${name}`;
  return { read, suffix: () => suffix };
}
