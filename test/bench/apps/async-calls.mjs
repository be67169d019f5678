/** Async functions that call each other, most of which have nothing to wait for. */
const cache = new Map();

async function load(id) {
  const known = cache.get(id);
  if (known) return known;
  const row = await fetchRow(id);
  cache.set(id % 64, row);
  return row;
}

async function fetchRow(id) {
  await null;
  return { id, tags: ['a', 'b', String(id % 7)] };
}

async function handle(id) {
  const row = await load(id);
  return row.tags.length + (await price(row));
}

const price = async (row) => row.id % 10;

export async function run(iterations) {
  let sum = 0;
  for (let i = 0; i < iterations; i++) sum += await handle(i);
  return sum;
}
