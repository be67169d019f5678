export const handler = {
  get(target, key, receiver) {
    return key in target ? Reflect.get(target, key, receiver) : `${String(key)}?`;
  },
  has(target, key) {
    return key.length === 1;
  },
};

export function watch(target /*: object */) {
  return new Proxy(target, {
    ...handler,
    deleteProperty(inner, key) {
      return Reflect.deleteProperty(inner, key);
    },
  });
}
