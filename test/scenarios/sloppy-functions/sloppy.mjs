export function kind() {
  return `old ${typeof this}`;
}

export function alias(a, b) {
  arguments[0] = 'changed';
  b = 'set';
  return [a, arguments[1], arguments.length].join();
}

export function leak(value) {
  sloppyGlobal = value;
  return typeof sloppyGlobal;
}

export function hoisted(on) {
  if (on) {
    function inBlock() {
      return 'old in block';
    }
  }
  return typeof inBlock === 'function' ? inBlock() : 'none';
}

export function octal() {
  return 010;
}
