export function onReady(list /*: string[] */, name /*: string */) {
  list.push(`${name} is ready`);
}
