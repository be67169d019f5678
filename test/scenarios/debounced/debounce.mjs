export function debounce(fn /*: Function */, wait /*: number */) {
  let timer;
  return function debounced(...values) {
    clearTimeout(timer);
    return new Promise((resolve) => {
      timer = setTimeout(() => {
        resolve(fn(...values));
      }, wait);
    });
  };
}

export const search = (text /*: string */) => `found ${text}`;
