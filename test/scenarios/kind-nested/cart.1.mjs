export function counter() {
  return async () => 2;
}

export function loader() {
  return () => 2;
}
