import { log } from './log.mjs';
export { log };

function logged(prefix /*: string */) {
  return (method /*: any */, context /*: any */) => function (...args /*: any[] */) {
    log.push(`${prefix} ${String(context.name)}`);
    return method.apply(this, args);
  };
}

const upper = (_ /*: any */, __ /*: any */) => (value /*: string */) => value.toUpperCase();

function sealed(target /*: any */, _ /*: any */) {
  log.push(`sealed ${target.name}`);
}

@sealed
export class Cart {
  @upper label = 'cart';

  
  total() {
    return 2;
  }

  size() {
    return 2;
  }
}
