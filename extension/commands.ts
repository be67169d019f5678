/** What the user can have done: the commands of `package.json`, and the status bar's menu of them. */
import { commands, Uri, window, type LogOutputChannel, type Memento } from 'vscode';
import { commands as agentCommands, type CommandName } from '../runtime-agent/protocol/messages.ts';
import { NOTICE_MS, openEntry, reloadModule, restart, updateApps } from './appCommands.ts';
import type { AppNode, AppsView } from './appsView.ts';
import { ids } from './commandIds.ts';
import { DisposableStore, type Disposable } from './disposableStore.ts';
import { findDefinition } from './findDefinition.ts';
import type { HistoryView } from './historyView.ts';
import { reportIssue } from './reportIssue.ts';
import { runFile } from './runFile.ts';
import { runScript } from './runScript.ts';
import type { RunningDocuments } from './runningDocuments.ts';
import type { SavePolicy } from './savePolicy.ts';
import type { App, Sessions } from './sessions.ts';
import { reloadOnSave, terminalsEnabled, toggleReloadOnSave } from './settings.ts';
import { startTerminals } from './startedHere.ts';
import type { AgentFiles } from './tasks.ts';

export interface CommandOptions {
  sessions: Sessions;
  saves: SavePolicy;
  running: RunningDocuments;
  view: AppsView;
  history: HistoryView;
  /** Of the workspace. */
  memory: Memento;
  log: LogOutputChannel;
  /** Path of what is logged. */
  logFile: string;
  files: AgentFiles;
}

export function registerCommands({ sessions, saves, running, view, history, memory, log, logFile, files }: CommandOptions): Disposable {
  const appsOf = (argument: unknown): readonly App[] => { const app = asApp(argument); return app ? [app] : sessions.apps; };
  const update = (command: CommandName, argument: unknown) => withApps(sessions, () => updateApps(appsOf(argument), command, [], log));
  const table: Record<string, (argument?: unknown) => unknown> = {
    [ids.reloadModule]: (of) => withApps(sessions, () => reloadModule(appsOf(of), saves, log, asFile(of))),
    'livegraft.reloadAllChanged': (of) => update(agentCommands.reload, of),
    [ids.undo]: (of) => update(agentCommands.undo, of),
    [ids.restart]: (of) => withApps(sessions, () => restart(sessions, 'hard', log, asApp(of))),
    [ids.runFile]: (file) => runFile(files.cli, asFile(file)),
    [ids.showDifference]: (file) => running.compare(asFile(file)),
    [ids.startTerminals]: startTerminals,
    'livegraft.runScript': (file) => runScript(files, asFile(file)),
    'livegraft.showRunningApps': () => commands.executeCommand('livegraft.apps.focus'),
    'livegraft.refreshApps': () => view.refresh(),
    'livegraft.findDefinition': () => withApps(sessions, () => findDefinition(sessions.apps)),
    'livegraft.openEntry': (of) => { const [app] = appsOf(of); return app && openEntry(app); },
    'livegraft.exportHistory': () => history.exportJson(),
    'livegraft.reportIssue': () => reportIssue(sessions.apps, logFile),
    'livegraft.showLog': () => log.show(),
    'livegraft.toggleReloadOnSave': () => toggle(memory),
    [ids.menu]: showMenu,
  };
  const parts = new DisposableStore();
  for (const [id, run] of Object.entries(table)) parts.add(commands.registerCommand(id, run));
  return parts;
}

/** Links in hovers hold a file's address as JSON; menus give it as it is; rows of the apps view have it. */
function asFile(argument: unknown): Uri | undefined {
  if (argument instanceof Uri) return argument;
  if (typeof argument !== 'object' || argument === null) return undefined;
  const { scheme, path, uri } = argument as { scheme?: unknown; path?: unknown; uri?: unknown };
  if (uri instanceof Uri) return uri;
  return scheme === 'file' && typeof path === 'string' ? Uri.from({ scheme, path }) : undefined;
}

/** That of a row of the apps view. */
const asApp = (argument: unknown): App | undefined =>
  (typeof argument === 'object' && argument !== null && 'app' in argument ? (argument as AppNode).app : undefined);

async function withApps(sessions: Sessions, run: () => Promise<void>): Promise<void> {
  if (sessions.apps.length > 0) return run();
  const [start, terminals] = ['Run File with Livegraft', 'Start Terminals with Livegraft'];
  const chosen = await window.showInformationMessage('No app with Livegraft is running in this workspace.', start, ...(terminalsEnabled() ? [] : [terminals]));
  if (chosen === start) await commands.executeCommand(ids.runFile);
  if (chosen === terminals) await startTerminals();
}

async function toggle(memory: Memento): Promise<void> {
  const on = await toggleReloadOnSave(memory) !== 'never';
  window.setStatusBarMessage(`Livegraft: reload on save is ${on ? 'on' : 'off'}`, NOTICE_MS);
}

async function showMenu(): Promise<void> {
  const items = [
    { label: '$(refresh) Reload Module', description: 'the active file, saved first', command: ids.reloadModule },
    { label: '$(sync) Reload All Changed', command: 'livegraft.reloadAllChanged' },
    { label: '$(discard) Undo Last Update', description: 'in the apps; the files stay as they are', command: ids.undo },
    { label: '$(diff) Show Difference to Running Code', description: 'of the active file', command: ids.showDifference },
    { label: '$(debug-restart) Restart App', command: ids.restart },
    { label: '$(list-unordered) Show Running Apps', command: 'livegraft.showRunningApps' },
    { label: '$(play) Run File with Livegraft', command: ids.runFile },
    { label: '$(package) Run Script with Livegraft', description: 'of a package.json', command: 'livegraft.runScript' },
    { label: '$(terminal) Start Terminals with Livegraft', description: `now: ${terminalsEnabled() ? 'on' : 'off'}`, command: ids.startTerminals },
    { label: '$(save) Toggle Reload on Save', description: `now: ${reloadOnSave()}`, command: 'livegraft.toggleReloadOnSave' },
    { label: '$(output) Show Log', command: 'livegraft.showLog' },
  ];
  const chosen = await window.showQuickPick(items, { title: 'Livegraft' });
  if (chosen) await commands.executeCommand(chosen.command);
}
