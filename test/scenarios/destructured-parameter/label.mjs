export function label({ name = 'none' } /*: { name?: string, count?: number } */ = {}) {
  return name;
}

export const first = ([one]) => one;
