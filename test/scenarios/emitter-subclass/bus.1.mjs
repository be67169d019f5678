import { EventEmitter } from 'node:events';

export class Bus extends EventEmitter {
  publish(name /*: string */) {
    return this.emit(name, `new ${name}`);
  }

  emit(name, ...values) {
    return super.emit(name, ...values, 'traced');
  }
}
