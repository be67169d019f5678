import { List, Longer, object } from './lists.mjs';

const old = [new List(), new Longer()];
const all = async (lists) => {
  const later = [];
  for await (const item of lists[1].later()) later.push(item);
  const [first] = lists[0];
  return [lists.map((list) => [...list]), later, first, [...object.count(2)]];
};

globalThis.probe = async () => ({ old: await all(old), fresh: await all([new List(), new Longer()]) });
