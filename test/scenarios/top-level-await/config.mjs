let loads = 0;
const read = async () => {
  loads += 1;
  return { rate: 2 };
};

export const config = await read();
for await (const more of [Promise.resolve(1)]) loads += more;

export function total(count /*: number */) {
  return [count * config.rate, loads];
}
