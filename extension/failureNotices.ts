/** Failures told in a notification, with the way out. Problems and inline status tell of them, too. */
import { Range, Uri, window, type LogOutputChannel } from 'vscode';
import { restart } from './appCommands.ts';
import { DisposableStore, type Disposable } from './disposableStore.ts';
import { Notices, type Notice } from './notices.ts';
import { runFile } from './runFile.ts';
import type { App, Sessions } from './sessions.ts';
import { restartOnRudeEdit, setRestartOnRudeEdit } from './settings.ts';

export interface FailureNoticesOptions {
  sessions: Sessions;
  log: LogOutputChannel;
  /** Path of the bundled command line. */
  cli: string;
}

/** A button and what it does. */
type Way = [title: string, go: () => unknown];

export function createFailureNotices({ sessions, log, cli }: FailureNoticesOptions): Disposable {
  const parts = new DisposableStore();
  const notices = new Notices();
  const restartNow = (app: App): Promise<void> => restart(sessions, 'hard', log, app);

  parts.add(sessions.onDidUpdate(({ app, report }) => {
    const notice = notices.ofUpdate(app.label, app.agent.title, report);
    if (notice?.kind === 'rejected') void tell('warn', notice, [showing(notice), ['Show Log', () => log.show()]]);
    if (notice?.kind === 'restart') void tellRudeEdit(notice, () => restartNow(app));
  }));
  parts.add(sessions.onDidThrow(({ app, thrown }) => {
    const notice = notices.ofThrown(app.agent.title, thrown);
    const again: Way = ['Restart App', () => (sessions.apps.includes(app) ? restartNow(app) : runAgain(app, cli))];
    void tell('error', notice, [showing(notice), again, ['Show Log', () => log.show()]]);
  }));
  parts.add(sessions.onDidEnd((app) => notices.appEnded(app.label)));
  return parts;
}

async function tellRudeEdit(notice: Notice, restartNow: () => Promise<void>): Promise<void> {
  switch (restartOnRudeEdit()) {
    case 'always': return restartNow();
    case 'never': return;
    case 'ask': return tell('info', notice, [
      ['Restart App', restartNow],
      showing(notice),
      ['Always Restart', async () => { await setRestartOnRudeEdit('always'); await restartNow(); }],
      ['Never Ask', () => setRestartOnRudeEdit('never')],
    ]);
  }
}

async function tell(level: 'info' | 'warn' | 'error', { text }: Notice, ways: (Way | undefined)[]): Promise<void> {
  const offered = ways.filter((way) => way !== undefined);
  const titles = offered.map(([title]) => title);
  const show = { info: window.showInformationMessage, warn: window.showWarningMessage, error: window.showErrorMessage }[level];
  const chosen = await show<string>(`Livegraft: ${text}`, ...titles);
  await offered.find(([title]) => title === chosen)?.[1]();
}

function showing({ place }: Notice): Way | undefined {
  if (!place) return undefined;
  const { start } = place.range;
  return ['Show Where', () => window.showTextDocument(Uri.parse(place.uri), { selection: new Range(start.line, start.character, start.line, start.character) })];
}

/** It is gone, and nobody can be asked to start it as it was started: its entry file is run. */
async function runAgain({ agent: { entry, title } }: App, cli: string): Promise<void> {
  if (entry) await runFile(cli, Uri.file(entry));
  else void window.showInformationMessage(`Livegraft: ${title} has ended, and was not started with a file. Start it as you did before.`);
}
