export function open(name /*: string */, render = () => `new ${name}`, { wrap = (text) => `[${text}]` } = {}) {
  return wrap(render());
}

export function opener(name /*: string */) {
  return (render = () => `new ${name}`) => render();
}
