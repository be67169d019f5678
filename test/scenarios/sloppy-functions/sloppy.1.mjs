export function kind() {
  return `new ${typeof this}`;
}

export function alias(a, b) {
  arguments[0] = 'CHANGED';
  b = 'set';
  return [a, arguments[1], arguments.length].join();
}

export function leak(value) {
  sloppyGlobal = value;
  return [typeof sloppyGlobal, delete globalThis.sloppyGlobal];
}

export function hoisted(on) {
  if (on) {
    function inBlock() {
      return 'new in block';
    }
  }
  return typeof inBlock === 'function' ? inBlock() : 'none';
}

export function octal() {
  return 0100;
}
