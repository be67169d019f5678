/** How `npm start` looks in a terminal. */

const colours = process.stdout.isTTY && !process.env.NO_COLOR;
const paint = (code) => (text) => (colours ? `\u001b[${code}m${text}\u001b[0m` : text);

export const bold = paint(1);
export const dim = paint(2);
export const red = paint(31);
export const green = paint(32);
export const yellow = paint(33);

/** One printed line, with its duration when it has ended. Resolves to what `work` does. */
export async function step(title, work) {
  const started = performance.now();
  if (colours) process.stdout.write(`${dim('…')} ${title}`);
  const result = await work();
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  console.log(`${colours ? '\r' : ''}${green('✓')} ${title} ${dim(`${seconds} s`)}`);
  return result;
}
