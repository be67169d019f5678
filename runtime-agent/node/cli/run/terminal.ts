/** The terminal that supervisor and app share. */
import { spawnSync } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { isatty } from 'node:tty';

/**
 * Whether the app hears of Ctrl-C by itself: a terminal sends its signals to all processes that it is the controlling
 * terminal of (those of its foreground group), also where standard input is a file. Windows consoles do the same.
 */
export function hasControllingTerminal(): boolean {
  if (process.platform === 'win32') return true;
  try {
    closeSync(openSync('/dev/tty', 'r'));
    return true;
  } catch {
    return false;
  }
}

/**
 * Notes the terminal's modes (echo, line editing) as they are before the app changes them. Node puts them back when it
 * ends by itself, but not when it is killed.
 * @returns puts them back
 */
export function rememberTerminal(): () => void {
  if (process.platform === 'win32' || !isatty(0)) return () => {};
  const modes = stty('-g')?.trim();
  return modes ? () => void stty(modes) : () => {};
}

/** In the background it is stopped by the terminal for touching it (SIGTTOU): hence the limit. */
const STTY_MS = 1_000;

function stty(argument: string): string | undefined {
  const { status, stdout } = spawnSync('stty', [argument], {
    stdio: ['inherit', 'pipe', 'ignore'], encoding: 'utf8', timeout: STTY_MS, killSignal: 'SIGKILL',
  });
  return status === 0 ? stdout : undefined;
}
