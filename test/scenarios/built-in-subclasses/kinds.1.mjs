export class Stack extends Array {
  top() {
    return `new ${this.at(-1)}`;
  }
}

export class Registry extends Map {
  get(key) {
    return super.get(key) ?? `new ${key}`;
  }
}

export class Task extends Promise {
  label() {
    return 'new task';
  }
}
