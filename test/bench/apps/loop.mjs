/** `loop.mjs APP ITERATIONS`: runs an app's work in slices and prints the milliseconds of each, the first ones left out. */
const [, , app, iterations] = process.argv;
const { run } = await import(`./${app}.mjs`);
const times = [];
for (let slice = 0; slice < 14; slice++) {
  const start = performance.now();
  await run(Number(iterations));
  times.push(performance.now() - start);
}
console.log(times.slice(4).join('\n'));
