/** The npm package's own interface: an agent started from the app's code. */
import type { AppOptions, RunningAgent } from './app-thread/app.ts';

export { hot } from './imported-hot.ts';

export interface StartOptions extends AppOptions {
  /** Stops the agent when it is aborted. */
  signal?: AbortSignal;
}

/**
 * Starts an agent in this process, for modules that are loaded from now on. A second call gives the one that runs.
 * @throws Error when editors cannot find it: why, and what to do; the signal's reason, when it was aborted before
 */
export async function startAgent(options: StartOptions = {}): Promise<Pick<RunningAgent, 'stop'>> {
  const { signal, ...appOptions } = options;
  const { startInApp } = (await import('./app-thread/app.ts')) as typeof import('./app-thread/app.ts');
  signal?.throwIfAborted();
  const agent = startInApp(appOptions);
  signal?.addEventListener('abort', () => void agent.stop(), { once: true });
  await untilStarted(agent, signal);
  return { stop: () => agent.stop() };
}

async function untilStarted({ started, hold }: RunningAgent, signal?: AbortSignal): Promise<void> {
  hold(true);
  try {
    await started;
  } catch (error) {
    signal?.throwIfAborted();
    throw error;
  } finally {
    hold(false);
  }
}
