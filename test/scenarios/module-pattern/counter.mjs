export const counter = (() => {
  let count = 0;
  const step = () => 1;
  return {
    next() {
      count += step();
      return count;
    },
    reset: () => {
      count = 0;
    },
  };
})();

export const store = (function () {
  const items = new Map();
  function put(key, value) {
    items.set(key, value);
    return items.size;
  }
  return { put };
}());
