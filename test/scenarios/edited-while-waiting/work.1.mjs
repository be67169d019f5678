export let open;
const gate = new Promise((resolve) => {
  open = resolve;
});

export async function work(name /*: string */) {
  await gate;
  return `${name} 2`;
}
