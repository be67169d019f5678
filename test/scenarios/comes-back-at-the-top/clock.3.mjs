export const listeners = [];
let ticks = 0;

function tick() {
  return ticks++ < 0 ? '' : 'tack';
}

class Stamp {
  text() {
    return 'mark';
  }
}

const chime = () => 'gong';

export function start() {
  listeners.push(tick);
  return chime();
}

export function stamp() {
  return new Stamp();
}
