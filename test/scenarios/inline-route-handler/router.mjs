export function createRouter() {
  const routes = new Map();
  return {
    get: (path, handler) => routes.set(path, handler),
    handle: (path) => routes.get(path)({ path }),
    paths: () => [...routes.keys()],
  };
}
