import { log } from './log.mjs';
export { log };

function logged(prefix /*: string */) {
  return (_ /*: any */, key /*: string */, descriptor /*: any */) => {
    const { value } = descriptor;
    return {
      ...descriptor,
      value(...args /*: any[] */) {
        log.push(`${prefix} ${key}`);
        return value.apply(this, args);
      },
    };
  };
}

const named = (target /*: any */, key /*: string */) => {
  log.push(`field ${target.constructor.name}.${key}`);
};

function sealed(target /*: any */) {
  log.push(`sealed ${target.name}`);
}

@sealed
export class Cart {
  @named label = 'cart';

  @logged('call')
  async total() {
    return 2;
  }

  @logged('size')
  size() {
    return 2;
  }
}
