export const counter = (() => {
  let count = 0;
  const step = () => 10;
  return {
    next() {
      count += step();
      return [count];
    },
    reset: () => {
      count = 100;
    },
  };
})();

export const store = (function () {
  const items = new Map();
  function put(key, value) {
    items.set(key, value);
    return `${items.size} items`;
  }
  return { put };
}());
