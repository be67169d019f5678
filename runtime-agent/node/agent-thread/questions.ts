import type { MessagePort } from 'node:worker_threads';
import type { Commit, CommitResult, FromApp, LoadFirst, LoadResult, Overlay, ToApp } from '../link.ts';

type Answer = FromApp & { type: 'turn' | 'committed' | 'loadedFirst' };

/** What the app's thread is asked on its event loop, and answers by a message with the same number. */
export interface Questions {
  commit(update: Commit): Promise<CommitResult>;
  loadFirst(loads: LoadFirst[], overlays: Overlay[]): Promise<LoadResult>;
  /** Resolves when the app's event loop has come round. */
  turn(): Promise<void>;
  /** Resolves when modules that listen have been told of an event. */
  emit(event: string, payload: unknown): Promise<void>;
  answered(answer: Answer): void;
}

export function createQuestions(port: MessagePort): Questions {
  const waiting = new Map<number, (answer: Answer) => void>();
  let last = 0;
  const ask = (question: (id: number) => ToApp): Promise<Answer> => new Promise((resolve) => {
    const id = ++last;
    waiting.set(id, resolve);
    port.postMessage(question(id));
  });
  return {
    commit: async (update) => ((await ask((id) => ({ type: 'commit', id, update }))) as Answer & { type: 'committed' }).result,
    loadFirst: async (loads, overlays) => ((await ask((id) => ({ type: 'loadFirst', id, loads, overlays }))) as Answer & { type: 'loadedFirst' }).result,
    turn: async () => void (await ask((id) => ({ type: 'turn', id }))),
    emit: async (event, payload) => void (await ask((id) => ({ type: 'emit', id, event, payload }))),
    answered(answer) {
      waiting.get(answer.id)?.(answer);
      waiting.delete(answer.id);
    },
  };
}
