/** What `npm test` prints beside the tests' own output. */

export function heading(name) {
  return `\n── ${name} ${'─'.repeat(Math.max(0, 70 - name.length))}`;
}

/** A table of stages, and as the last line `N passed, N failed`. */
export function summary(results) {
  const rows = results.map((result) => [
    result.failed ? '✗' : '✓', result.name.padEnd(13), `${result.passed} passed`.padStart(12), `${result.failed} failed`.padStart(10),
    `${result.seconds.toFixed(1)} s`.padStart(9), result.problem && `  ${result.problem}`,
  ].join(' ').trimEnd());
  const sum = (key) => results.reduce((total, result) => total + result[key], 0);
  return [heading('summary'), ...rows, '', `${sum('passed')} passed, ${sum('failed')} failed`].join('\n');
}
