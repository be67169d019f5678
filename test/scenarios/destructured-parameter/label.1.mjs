export function label({ name: title = 'nothing', count = 1 } /*: { name?: string, count?: number } */ = {}) {
  return `${count} ${title}`;
}

export const first = ([, two]) => two;
