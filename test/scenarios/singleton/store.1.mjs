class Store {
  items = [];

  add(item /*: string */) {
    this.items.push(item);
    return `${this.items.length} items`;
  }
}

const store = new Store();
export const getStore = () => store;
export const add = (item /*: string */) => store.add(item);
