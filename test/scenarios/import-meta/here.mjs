export function here() {
  return import.meta.url.split('/').at(-1).split('.')[0];
}

export const make = (name /*: string */) => () => `old ${name} ${typeof import.meta.url}`;
