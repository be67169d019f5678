/** Generous: a busy machine is slow, and only a failing test ever waits this long. */
export const DEADLINE_MS = 30_000;

/** `promise`, or an error that says `what` after the deadline. */
export async function within<T>(promise: Promise<T>, what: string | (() => string), milliseconds = DEADLINE_MS): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(new Error(`${typeof what === 'string' ? what : what()} (waited ${milliseconds / 1000} s)`));
    }, milliseconds);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}
