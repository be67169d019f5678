/** What the user can have done: the commands of `package.json`, and the status bar's menu of them. */
import { commands, window, type LogOutputChannel, type Uri } from 'vscode';
import { commands as agentCommands } from '../runtime-agent/protocol/messages.ts';
import { NOTICE_MS, pickAndOpen, reloadModule, restart, updateApps } from './appCommands.ts';
import { DisposableStore, type Disposable } from './disposableStore.ts';
import { runFile } from './runFile.ts';
import { runScript } from './runScript.ts';
import type { SavePolicy } from './savePolicy.ts';
import type { Sessions } from './sessions.ts';
import { reloadOnSave, terminalsEnabled, toggleReloadOnSave } from './settings.ts';
import { startTerminals } from './startedHere.ts';
import type { AgentFiles } from './tasks.ts';

/** The commands that other parts name. */
export const ids = { menu: 'livegraft.menu', restart: 'livegraft.restartApp', runFile: 'livegraft.runFile' } as const;

export interface CommandOptions {
  sessions: Sessions;
  saves: SavePolicy;
  log: LogOutputChannel;
  files: AgentFiles;
}

export function registerCommands({ sessions, saves, log, files }: CommandOptions): Disposable {
  const table: Record<string, (argument?: Uri) => unknown> = {
    'livegraft.reloadModule': () => withApps(sessions, () => reloadModule(sessions, saves, log)),
    'livegraft.reloadAllChanged': () => withApps(sessions, () => updateApps(sessions, agentCommands.reload, [], log)),
    'livegraft.undoLastUpdate': () => withApps(sessions, () => updateApps(sessions, agentCommands.undo, [], log)),
    [ids.restart]: () => withApps(sessions, () => restart(sessions, 'hard', log)),
    [ids.runFile]: (file) => runFile(files.cli, file),
    'livegraft.runScript': (file) => runScript(files, file),
    'livegraft.startTerminals': startTerminals,
    'livegraft.showRunningApps': () => withApps(sessions, () => pickAndOpen(sessions)),
    'livegraft.showLog': () => log.show(),
    'livegraft.toggleReloadOnSave': toggle,
    [ids.menu]: showMenu,
  };
  const parts = new DisposableStore();
  for (const [id, run] of Object.entries(table)) parts.add(commands.registerCommand(id, run));
  return parts;
}

async function withApps(sessions: Sessions, run: () => Promise<void>): Promise<void> {
  if (sessions.apps.length > 0) return run();
  const start = 'Run File with Livegraft';
  const chosen = await window.showInformationMessage('No app with Livegraft is running in this workspace.', start);
  if (chosen === start) await commands.executeCommand(ids.runFile);
}

async function toggle(): Promise<void> {
  const on = await toggleReloadOnSave() !== 'never';
  window.setStatusBarMessage(`Livegraft: reload on save is ${on ? 'on' : 'off'}`, NOTICE_MS);
}

async function showMenu(): Promise<void> {
  const items = [
    { label: '$(refresh) Reload Module', description: 'the active file, saved first', command: 'livegraft.reloadModule' },
    { label: '$(sync) Reload All Changed', command: 'livegraft.reloadAllChanged' },
    { label: '$(discard) Undo Last Update', description: 'in the apps; the files stay as they are', command: 'livegraft.undoLastUpdate' },
    { label: '$(debug-restart) Restart App', command: ids.restart },
    { label: '$(list-unordered) Show Running Apps', command: 'livegraft.showRunningApps' },
    { label: '$(play) Run File with Livegraft', command: ids.runFile },
    { label: '$(package) Run Script with Livegraft', description: 'of a package.json', command: 'livegraft.runScript' },
    { label: '$(terminal) Start Terminals with Livegraft', description: `now: ${terminalsEnabled() ? 'on' : 'off'}`, command: 'livegraft.startTerminals' },
    { label: '$(save) Toggle Reload on Save', description: `now: ${reloadOnSave()}`, command: 'livegraft.toggleReloadOnSave' },
    { label: '$(output) Show Log', command: 'livegraft.showLog' },
  ];
  const chosen = await window.showQuickPick(items, { title: 'Livegraft' });
  if (chosen) await commands.executeCommand(chosen.command);
}
