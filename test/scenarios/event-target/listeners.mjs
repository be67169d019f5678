export const list /*: string[] */ = [];

export function onChange(event) {
  list.push(`old ${event.type}`);
}

export const watcher = {
  name: 'watcher',
  handleEvent(event) {
    list.push(`${this.name} ${event.type}`);
  },
};
