/** `textOf` across threads: the agent's thread asks, the hooks' thread of Node 20 answers, whatever the app's own thread is doing. */
import type { MessagePort } from 'node:worker_threads';
import { sourceError, SourceError } from './source-error.ts';

interface Question { id: number; url: string }
type Answer = { id: number; text: string } | { id: number; error: Pick<SourceError, 'message' | 'line' | 'character'> };

/** Answers what {@link askThrough} asks at the other end of the port. */
export function answerTextRequests(port: MessagePort, ask: (url: string) => Promise<string>): void {
  port.on('message', ({ id, url }: Question) => {
    const answer = (message: Answer): void => port.postMessage(message);
    ask(url).then(text => answer({ id, text }), (thrown: unknown) => {
      const { message, line, character } = sourceError(thrown);
      answer({ id, error: { message, line, character } });
    });
  });
  port.unref();
}

/** The `ask` of the thread at the other end of the port. */
export function askThrough(port: MessagePort): (url: string) => Promise<string> {
  const waiting = new Map<number, (answer: Answer) => void>();
  let last = 0;
  port.on('message', (answer: Answer) => {
    waiting.get(answer.id)?.(answer);
    waiting.delete(answer.id);
  });
  port.unref();
  return url => new Promise((resolve, reject) => {
    const id = ++last;
    waiting.set(id, answer => {
      if ('text' in answer) resolve(answer.text);
      else reject(new SourceError(answer.error.message, answer.error));
    });
    port.postMessage({ id, url } satisfies Question);
  });
}
