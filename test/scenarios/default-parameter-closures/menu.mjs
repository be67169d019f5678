export function open(name /*: string */, render = () => `old ${name}`, { wrap = (text) => `(${text})` } = {}) {
  return wrap(render());
}

export function opener(name /*: string */) {
  return (render = () => `old ${name}`) => render();
}
