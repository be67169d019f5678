export const list /*: string[] */ = [];

export function onChange(event) {
  list.push(`new ${event.type}`);
}

export const watcher = {
  name: 'watcher',
  handleEvent(event) {
    list.push(`${event.type} of ${this.name}`);
  },
};
