export function make(kind /*: string */) {
  switch (kind) {
    case 'case': {
      const inside = 'c';
      return function inCase() {
        return `old ${inside} ${kind}`;
      };
    }
    case 'catch':
      try {
        throw new Error('thrown');
      } catch ({ message }) {
        return function inCatch() {
          return `old ${message}`;
        };
      }
    default:
  }
  if (kind) {
    let count = 0;
    return function inIf() {
      count += 1;
      return `old ${count}`;
    };
  }
  return null;
}
