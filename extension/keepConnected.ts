/** One agent's connection, made again for as long as the agent is announced. */
import { setTimeout as delay } from 'node:timers/promises';
import { ERROR_UNAUTHORIZED } from '../runtime-agent/protocol/messages.ts';
import type { Disposable } from './disposableStore.ts';
import { messageOf, type Log, type Tell } from './log.ts';

/** What a connection must have to be kept. */
export interface Kept extends Disposable {
  /** Resolves when the connection has ended, however it did. */
  readonly closed: Promise<void>;
}

export interface KeepOptions<T extends Kept> {
  /** Rejects when there is no connection to be had. */
  open: () => Promise<T>;
  /** Told of each connection, and with `undefined` of its end. */
  changed: (connection: T | undefined) => void;
  /** Whether it is worth another try: the agent's process lives. */
  worthwhile: () => boolean;
  log: Log;
  /** Told when it was refused, or lost for a while. */
  tell: Tell;
  /** What it is connected to, for people. */
  name: string;
}

const FIRST_WAIT_MS = 100;
const LONGEST_WAIT_MS = 15_000;
/** It is tried so often in vain by then that it is worth a word. */
const TELLING_WAIT_MS = 3_000;

/** Opens a connection and opens it again when it ends, waiting longer each time that there is none; until disposed of. */
export function keepConnected<T extends Kept>({ open, changed, worthwhile, log, tell, name }: KeepOptions<T>): Disposable {
  const ending = new AbortController();
  const { signal } = ending;
  let current: T | undefined;

  async function run(): Promise<void> {
    for (let wait = FIRST_WAIT_MS; !signal.aborted && worthwhile(); wait = Math.min(wait * 2, LONGEST_WAIT_MS)) {
      try {
        current = await open();
        if (signal.aborted) return current.dispose();
        wait = FIRST_WAIT_MS;
        changed(current);
        await current.closed;
        current = undefined;
        if (!signal.aborted) changed(undefined);
      } catch (error) {
        log.debug(`No connection: ${messageOf(error)}`);
        // The same token will not do better; a new one comes with a new discovery file.
        if (isUnauthorized(error)) return tell(`${name} refused the token of its discovery file. Restart the app: ${messageOf(error)}`);
        if (wait >= TELLING_WAIT_MS && worthwhile()) tell(`There is no connection to ${name}, although it runs: ${messageOf(error)}. It is tried again and again; a restart of the app mends it.`);
      }
      await delay(wait, undefined, { signal }).catch(() => undefined);
    }
  }

  void run();
  return {
    dispose: () => {
      ending.abort();
      current?.dispose();
    },
  };
}

const isUnauthorized = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === ERROR_UNAUTHORIZED;
