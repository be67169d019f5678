export class Stack extends Array {
  top() {
    return `old ${this.at(-1)}`;
  }
}

export class Registry extends Map {
  get(key) {
    return super.get(key) ?? `old ${key}`;
  }
}

export class Task extends Promise {
  label() {
    return 'old task';
  }
}
