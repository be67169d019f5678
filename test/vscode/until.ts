import { setTimeout as delay } from 'node:timers/promises';

/** Far more than anything takes, on a busy machine too: reached only when something does not happen at all. */
export const DEADLINE_MS = 60_000;
const POLL_MS = 50;

/**
 * Reads again and again until the value is accepted, and resolves to it.
 * For what gives no event to wait for: a page's looks, a server that is being restarted.
 * @param what  completes "waited in vain for …"
 * @throws Error with the last value read, or the last error of reading it
 */
export async function until<T>(what: string, read: () => Promise<T>, accept: (value: T) => boolean, deadlineMs = DEADLINE_MS): Promise<T> {
  const end = performance.now() + deadlineMs;
  for (;;) {
    const { value, error } = await attempt(read);
    if (error === undefined && accept(value as T)) return value as T;
    if (performance.now() > end) {
      const last = error === undefined ? JSON.stringify(value, null, 2) : String(error);
      throw new Error(`Waited in vain for ${what} (${deadlineMs / 1000} s). The last seen was: ${last}`);
    }
    await delay(POLL_MS);
  }
}

async function attempt<T>(read: () => Promise<T>): Promise<{ value?: T; error?: unknown }> {
  try {
    return { value: await read() };
  } catch (error) {
    return { error: error ?? new Error('thrown without a reason') };
  }
}
