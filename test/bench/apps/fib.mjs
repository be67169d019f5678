/** Tiny recursive functions: the call is all that there is. */
function fib(n) {
  return n < 2 ? n : fib(n - 1) + fib(n - 2);
}

function ackermann(m, n) {
  if (m === 0) return n + 1;
  return n === 0 ? ackermann(m - 1, 1) : ackermann(m - 1, ackermann(m, n - 1));
}

export function run(iterations) {
  let sum = 0;
  for (let i = 0; i < iterations; i++) sum += fib(22) + ackermann(2, 40);
  return sum;
}
