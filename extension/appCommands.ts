/** What connected apps are asked to do. What they refuse is told in their own words. */
import { pathToFileURL } from 'node:url';
import { window, workspace, type Uri } from 'vscode';
import { commands, type CommandName, type RestartArguments, type UpdateReport } from '../runtime-agent/protocol/messages.ts';
import { messageOf, type Log } from './log.ts';
import { describeProcess, summarize } from './reportText.ts';
import type { SavePolicy } from './savePolicy.ts';
import type { App, Sessions } from './sessions.ts';

/** How long a passing notice stays in the status bar. */
export const NOTICE_MS = 4_000;

/** Saves a file, the active one unless named, and has all apps take it, also when it did not change. */
export async function reloadModule(apps: readonly App[], saves: SavePolicy, log: Log, file?: Uri): Promise<void> {
  const document = file ? await workspace.openTextDocument(file) : window.activeTextEditor?.document;
  if (document?.uri.scheme !== 'file') return void window.showInformationMessage('Open the file that is to be reloaded.');
  // VS Code has said why when it could not save.
  if (await saves.saveQuietly(document)) await updateApps(apps, commands.reload, [document.uri.toString()], log);
}

/** Has all apps do a command that ends in an update. One that does it is enough: not every app has every file. */
export async function updateApps(apps: readonly App[], command: CommandName, args: unknown[], log: Log): Promise<void> {
  const reports: string[] = [];
  const refusals: string[] = [];
  await Promise.all(apps.map(async ({ agent: { title }, execute }) => {
    try {
      reports.push(`${title}: ${summarize(await execute<UpdateReport>(command, args))}`);
    } catch (error) {
      refusals.push(`${title}: ${messageOf(error)}`);
    }
  }));
  refusals.forEach((refusal) => log.warn(`${command} was refused: ${refusal}`));
  if (reports.length > 0) window.setStatusBarMessage(`Livegraft: ${reports.join('; ')}`, NOTICE_MS);
  else void window.showWarningMessage(`Livegraft: ${refusals.join(' ')}`);
}

/** Restarts the app that is named, else the only one, else those that the user chooses. */
export async function restart(sessions: Sessions, mode: RestartArguments['mode'], log: Log, named?: App): Promise<void> {
  const args: RestartArguments = { mode };
  for (const app of named ? [named] : await chooseApps(sessions.apps)) {
    try {
      await app.execute(commands.restart, [args]);
      log.info(`${app.label} restarts`);
    } catch (error) {
      log.warn(`${app.label} does not restart: ${messageOf(error)}`);
      // An app that went before it could answer has done what it was asked to.
      if (sessions.apps.includes(app)) void window.showWarningMessage(`Livegraft: ${app.agent.title}: ${messageOf(error)}`);
    }
  }
}

/** Opens the file that the app was started with. */
export async function openEntry({ agent, fileOf }: App): Promise<void> {
  if (agent.entry) await window.showTextDocument(fileOf(pathToFileURL(agent.entry).href));
  else void window.showInformationMessage(`${agent.title} was not started with a file.`);
}

async function chooseApps(apps: readonly App[]): Promise<readonly App[]> {
  if (apps.length < 2) return apps;
  const all = { label: '$(debug-restart-frame) All of them', description: '', detail: '', apps };
  const chosen = await window.showQuickPick([...apps.map(appItem), all], { title: 'Restart App', placeHolder: 'Which app is to restart?' });
  return chosen?.apps ?? [];
}

const appItem = (app: App) => (
  { label: app.agent.title, description: describeProcess(app.agent), detail: app.agent.entry || app.agent.root, apps: [app] });
