const lazy = (make /*: () => unknown */) => {
  let made = false;
  let value;
  return () => {
    if (!made) value = make();
    made = true;
    return value;
  };
};

export const read = lazy(() => {
  return 'old read';
});
export const unread = lazy(() => {
  return 'old unread';
});
