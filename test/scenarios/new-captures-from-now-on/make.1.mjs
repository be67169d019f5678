export function make(name /*: string */, suffix /*: string */) {
  const read = () => `new ${name}${suffix}`;
  return { read, suffix: () => suffix };
}
