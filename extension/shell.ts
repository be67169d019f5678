/**
 * Words as a command line for whatever shell a terminal has: single quotes mean the same to sh, bash, zsh and fish;
 * double quotes to cmd and PowerShell, and Windows paths cannot hold one.
 * @param platform as `process.platform`
 */
export function commandLine(words: readonly string[], platform: string): string {
  return words.map((word) => (/^[\w./:@+=-]+$/.test(word) ? word : quoted(word, platform))).join(' ');
}

const quoted = (word: string, platform: string): string =>
  (platform === 'win32' ? `"${word}"` : `'${word.replaceAll("'", `'\\''`)}'`);
