export let open;
export const gate = new Promise((resolve) => {
  open = resolve;
});

export async function work(name /*: string */) {
  const label = 'new';
  await gate;
  return `${label}: ${name}`;
}
