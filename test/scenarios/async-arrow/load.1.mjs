export let open;
const gate = new Promise((resolve) => {
  open = resolve;
});

export const load = async (id /*: number */) => {
  await gate;
  return -id;
};
export const double = async (value) => {
  const two = await 2;
  return value * two * 10;
};
