export function onReady(list /*: string[] */, name /*: string */) {
  list.push(`ready ${name}`);
}
