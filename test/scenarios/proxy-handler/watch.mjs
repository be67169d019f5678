export const handler = {
  get(target, key, receiver) {
    return key in target ? Reflect.get(target, key, receiver) : `no ${String(key)}`;
  },
  has(target, key) {
    return key in target;
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
