/** What other extensions get as this one's `exports`. Described in docs/extension-api.md. */
import type { Event, Uri } from 'vscode';
import { commands, type CommandName, type Health, type RestartArguments, type ThrownError, type UpdateReport } from '../runtime-agent/protocol/messages.ts';
import type { App, Sessions } from './sessions.ts';

/** A connected app. The object stays the same for as long as the app is connected. */
export interface RunningApp {
  readonly title: string;
  readonly pid: number;
  /** Absolute path of the app's folder. */
  readonly root: string;
  readonly health: Health;
}

export interface LivegraftApi {
  readonly version: 1;
  readonly apps: readonly RunningApp[];
  /** Apps have come or gone, or one fares differently. */
  readonly onDidChangeApps: Event<void>;
  /** After every update, whoever caused it. */
  readonly onDidUpdate: Event<{ app: RunningApp; report: UpdateReport }>;
  /** An uncaught error of an app. */
  readonly onDidThrow: Event<{ app: RunningApp; thrown: ThrownError }>;
  /** Has apps take these files as they are on disk; without files: all that has changed. Rejects with what an app has against it. */
  reload(files?: readonly Uri[], app?: RunningApp): Promise<UpdateReport[]>;
  /** Puts the code from before the last update back. */
  undo(app?: RunningApp): Promise<UpdateReport[]>;
  restart(app?: RunningApp): Promise<void>;
}

export function createApi(sessions: Sessions): LivegraftApi {
  const known = new WeakMap<App, RunningApp>();
  const shown = (app: App): RunningApp => {
    const { title, pid, root } = app.agent;
    const one = known.get(app) ?? { title, pid, root, get health() { return app.health; } };
    known.set(app, one);
    return one;
  };
  const ask = <Result>(command: CommandName, args: unknown[], only?: RunningApp): Promise<Result[]> =>
    Promise.all(sessions.apps.filter((app) => only === undefined || shown(app) === only).map((app) => app.execute<Result>(command, args)));
  const hard: RestartArguments = { mode: 'hard' };
  return {
    version: 1,
    get apps() { return sessions.apps.map(shown); },
    onDidChangeApps: sessions.onDidChange,
    onDidUpdate: (listener, self, disposables) => sessions.onDidUpdate(({ app, report }) => listener.call(self, { app: shown(app), report }), undefined, disposables),
    onDidThrow: (listener, self, disposables) => sessions.onDidThrow(({ app, thrown }) => listener.call(self, { app: shown(app), thrown }), undefined, disposables),
    reload: (files = [], app) => ask<UpdateReport>(commands.reload, files.map(String), app),
    undo: (app) => ask<UpdateReport>(commands.undo, [], app),
    restart: async (app) => { await ask(commands.restart, [hard], app); },
  };
}
