/** The code that runs, as read-only documents: one side of a comparison with what the editor holds. */
import { commands, EventEmitter, Uri, window, workspace } from 'vscode';
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { commands as agentCommands, type UpdateReport } from '../runtime-agent/protocol/messages.ts';
import { DisposableStore, type Disposable } from './disposableStore.ts';
import type { RunningTexts } from './runningTexts.ts';
import type { App, Sessions } from './sessions.ts';

const SCHEME = 'livegraft-running';

export interface RunningDocuments extends Disposable {
  /** Opens a comparison: what runs of the file on the left, the file itself on the right. */
  compare(file?: Uri): Promise<void>;
}

export function createRunningDocuments(sessions: Sessions, texts: RunningTexts, restart: string): RunningDocuments {
  const parts = new DisposableStore();
  const changed = parts.add(new EventEmitter<Uri>());
  /** Those that are on display, or were. */
  const shown = new Map<string, Uri>();
  const find = (label: string): App | undefined => sessions.apps.find((app) => app.label === label);

  parts.add(workspace.registerTextDocumentContentProvider(SCHEME, {
    onDidChange: changed.event,
    async provideTextDocumentContent(uri) {
      const { app: label, file } = parse(uri);
      const app = find(label);
      return (app && await runningText(app, file, texts)) ?? '';
    },
  }));
  parts.add(sessions.onDidUpdate(async ({ app, report }) => {
    await texts.took(app.label, report, Date.now());
    for (const file of report.files) {
      const uri = shown.get(address(app, file.uri).toString());
      if (uri) changed.fire(uri);
    }
  }));
  parts.add(sessions.onDidEnd((app) => texts.appEnded(app.label)));

  async function compare(file = window.activeTextEditor?.document.uri): Promise<void> {
    if (file?.scheme !== 'file') return void window.showInformationMessage('Open the file that is to be compared with what runs.');
    for (const app of sessions.apps) {
      if (await runningText(app, file.toString(), texts) === undefined) continue;
      const running = address(app, file.toString());
      shown.set(running.toString(), running);
      return void await commands.executeCommand('vscode.diff', running, file, `${basename(file.fsPath)}: running in ${app.agent.title} ↔ in the editor`);
    }
    await sayUnknown(file, sessions, restart);
  }
  return { compare, dispose: () => parts.dispose() };
}

async function sayUnknown(file: Uri, { apps }: Sessions, restart: string): Promise<void> {
  const name = basename(file.fsPath);
  if (apps.length === 0) return void window.showInformationMessage(`No app with Livegraft is running, so nothing of ${name} is.`);
  const choice = 'Restart App';
  const why = `Livegraft does not know which text of ${name} runs: no app has loaded the file, or it was changed before Livegraft saw it. After a restart the file's text runs.`;
  if (await window.showInformationMessage(why, choice) === choice) await commands.executeCommand(restart);
}

/** What was noted, else what is on disk when the app says that this is what it runs. */
async function runningText(app: App, uri: string, texts: RunningTexts): Promise<string | undefined> {
  const noted = texts.textOf(app.label, uri);
  if (noted !== undefined) return noted;
  const disk = await readFile(Uri.parse(uri).fsPath, 'utf8').catch(() => undefined);
  const report = await app.execute<UpdateReport>(agentCommands.plan, [uri]).catch(() => undefined);
  const file = report?.files[0];
  return file?.outcome === 'unchanged' && file.error === null ? disk : undefined;
}

const address = (app: App, file: string): Uri => Uri.from({
  scheme: SCHEME, path: Uri.parse(file).path, query: JSON.stringify({ app: app.label, file }),
});

const parse = ({ query }: Uri): { app: string; file: string } => JSON.parse(query) as { app: string; file: string };
