/** The only file that speaks the Chrome DevTools Protocol. */
import { Session } from 'node:inspector';
import { REGISTRY } from '../../code/registry-name.ts';
import type { Commit, CommitResult } from '../link.ts';

/**
 * Runs an update on the app's main thread, even while that spins in a synchronous loop.
 * @throws Error where the inspector is not allowed (`--permission`), or the app's registry is gone
 */
export function commitByInspector(update: Commit): Promise<CommitResult> {
  return call<CommitResult>(`commit(${JSON.stringify(update)})`);
}

/** Has the app's main thread say what it has kept back. @throws as above */
export function flushByInspector(): Promise<void> {
  return call<void>('flush()');
}

/** Has the app's process replaced, even while its main thread spins: it does not resolve then, and Node may print a line about a debugger. */
export function restartByInspector(): Promise<void> {
  return call<void>('restart()');
}

/**
 * Connected for this call only: a session that stays would make Node wait for a debugger when the app ends. Needs no `Debugger`
 * domain, which would slow the app down.
 * @param expression of what the app's side offers
 */
async function call<Result>(expression: string): Promise<Result> {
  const session = new Session();
  session.connectToMainThread();
  try {
    return await evaluate<Result>(session, `globalThis[Symbol.for(${JSON.stringify(REGISTRY)})].${expression}`);
  } finally {
    session.disconnect();
  }
}

function evaluate<Result>(session: Session, expression: string): Promise<Result> {
  return new Promise((resolve, reject) => {
    session.post('Runtime.evaluate', { expression, returnByValue: true, silent: true }, (error, answer) => {
      if (error) reject(error);
      else if (answer.exceptionDetails) reject(new Error(answer.exceptionDetails.exception?.description ?? answer.exceptionDetails.text));
      else resolve(answer.result.value as Result);
    });
  });
}
