export const listeners = [];
let ticks = 0;

function tick() {
  return ticks++ < 0 ? '' : 'tick';
}

class Stamp {
  text() {
    return 'stamp';
  }
}

const chime = () => 'chime';

export function start() {
  listeners.push(tick);
  return chime();
}

export function stamp() {
  return new Stamp();
}
