/** The only file that speaks the Chrome DevTools Protocol. */
import { Session } from 'node:inspector';
import { REGISTRY } from '../../code/registry-name.ts';
import type { Trace } from '../../code/running.ts';
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

/** Which of the files (absolute real paths) the app has loaded without guards. @throws as above */
export function untouchedByInspector(files: string[]): Promise<string[]> {
  return call<string[]>(`untouched(${JSON.stringify(files)})`);
}

/** Counts function objects in the app's heap, after V8 has collected its garbage. @throws as above */
export function countByInspector(traces: Trace[]): Promise<{ counts: number[]; pauseMs: number }> {
  return connected(async (session) => {
    const functions = await post<RemoteObject>(session, 'Runtime.evaluate', { expression: `${registry}.everyFunction`, silent: true });
    const start = performance.now();
    const { objects } = await ask<{ objects: { objectId: string } }>(session, 'Runtime.queryObjects', { prototypeObjectId: functions.objectId });
    const functionDeclaration = `function(traces) { return ${registry}.count(this, traces); }`;
    const counts = await post<{ value: number[] }>(session, 'Runtime.callFunctionOn', { functionDeclaration, objectId: objects.objectId, arguments: [{ value: traces }], returnByValue: true, silent: true });
    return { counts: counts.value, pauseMs: performance.now() - start };
  });
}

/** Has the app's process replaced, even while its main thread spins: it does not resolve then, and Node may print a line about a debugger. */
export function restartByInspector(): Promise<void> {
  return call<void>('restart()');
}

const registry = `globalThis[Symbol.for(${JSON.stringify(REGISTRY)})]`;

/** @param expression of what the app's side offers */
function call<Result>(expression: string): Promise<Result> {
  return connected(async (session) => {
    const { value } = await post<{ value: Result }>(session, 'Runtime.evaluate', { expression: `${registry}.${expression}`, returnByValue: true, silent: true });
    return value;
  });
}

/**
 * Connected for this action only: a session that stays would make Node wait for a debugger when the app ends. Needs no `Debugger`
 * domain, which would slow the app down.
 */
async function connected<Result>(action: (session: Session) => Promise<Result>): Promise<Result> {
  const session = new Session();
  session.connectToMainThread();
  try {
    return await action(session);
  } finally {
    session.disconnect();
  }
}

interface RemoteObject { objectId: string }
interface Evaluated<Result> { result: Result; exceptionDetails?: { text: string; exception?: { description?: string } } }

/** @throws Error what was thrown on the app's thread */
async function post<Result>(session: Session, method: string, params: object): Promise<Result> {
  const { result, exceptionDetails } = await ask<Evaluated<Result>>(session, method, params);
  if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
  return result;
}

function ask<Answer>(session: Session, method: string, params: object): Promise<Answer> {
  return new Promise((resolve, reject) => {
    session.post(method, params, (error, answer) => (error ? reject(error) : resolve(answer as Answer)));
  });
}
