/** The npm package's types: `index.d.ts` for users, and what `index.ts` is written against. */

export interface AgentOptions {
  /** The app's folder: only files below it, or loaded by the app, are ever read. Default: the folder of the nearest package.json. */
  root?: string;
  /** What editors call the app. Default: its package's name, else its folder's. */
  title?: string;
  /** `tcp://host:port` instead of a socket that only this user can reach; port 0 takes any free one. */
  listen?: `tcp://${string}:${number}`;
  /** Stops the agent when aborted, as `stop()` does. */
  signal?: AbortSignal;
  /** Gets each line that would go to stderr under `LIVEGRAFT_LOG=debug`. */
  log?: (line: string) => void;
}

export interface RunningAgent {
  /** Lets editors go and ends the agent; the app runs on, with the code that it has then. */
  stop(): Promise<void>;
}

/**
 * Starts the agent inside this process. Modules loaded before it have no guards: call it first, or better, start the app with
 * `node --import livegraft/register`.
 * Rejects when the agent cannot start: the message says why and what to do.
 */
export declare function startAgent(options?: AgentOptions): Promise<RunningAgent>;
