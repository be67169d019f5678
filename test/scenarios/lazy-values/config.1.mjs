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
  return 'new read';
});
export const unread = lazy(() => {
  return 'new unread';
});
