export async function load() {
  const { name } = await import('./late.mjs');
  return `<${name()}>`;
}

export const loader = () => {
  let calls = 0;
  return async () => {
    calls += 1;
    const late = await import('./late.mjs');
    return `${late.name()} ${calls}`;
  };
};
