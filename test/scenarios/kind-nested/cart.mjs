export function counter() {
  return () => 1;
}

export function loader() {
  return async () => 1;
}
