/** A loop of `await`s. */
async function step(i) {
  await null;
  return i % 7;
}

export async function run(iterations) {
  let sum = 0;
  for (let i = 0; i < iterations; i++) sum += await step(i);
  return sum;
}
