let made = 0;

export function box(width = 1, height = width, area = width * height, id = ++made) {
  return [width, height, area, id];
}

export const label = (name /*: string */, text = `<${name}>`, show = () => text + name) => show();
