/** What the supervisor is sent is for the app, which decides what to do about it. */
import { constants } from 'node:os';

/** A terminal sends these to the app as well. SIGHUP, when it is closed, goes to the leader of its session alone, which may be the supervisor. */
const fromTerminal: readonly NodeJS.Signals[] = ['SIGINT', 'SIGQUIT'];
const ending: readonly NodeJS.Signals[] = [...fromTerminal, 'SIGHUP', 'SIGTERM'];
const all: readonly NodeJS.Signals[] = [...ending, 'SIGUSR1', 'SIGUSR2'];

export interface SignalOptions {
  /** Then signals that a terminal sends are not passed on: the app has had them. */
  hasTerminal: boolean;
  send: (signal: NodeJS.Signals) => void;
  /** Somebody wants the app ended: it is not to be started again. */
  endWanted: () => void;
}

/** @returns stops it, and gives the signals their usual effect again */
export function relaySignals({ hasTerminal, send, endWanted }: SignalOptions): () => void {
  const relay = (signal: NodeJS.Signals): void => {
    if (ending.includes(signal)) endWanted();
    if (!hasTerminal || !fromTerminal.includes(signal)) send(signal);
  };
  all.forEach((signal) => process.on(signal, relay));
  return () => all.forEach((signal) => process.off(signal, relay));
}

/** How a process ended: one of the two. */
export interface Ending { code: number | null; signal: NodeJS.Signals | null }

/** Ends this process as another one ended, so that the shell sees no difference. */
export function endLike({ code, signal }: Ending): void {
  if (signal === null) process.exit(code ?? 1);
  // Where the signal does not end this process (Node ignores SIGPIPE, Windows has none), what a shell would make of it.
  process.exitCode = 128 + constants.signals[signal];
  process.kill(process.pid, signal);
}
