/** What the extension is made of. Each part is given what it needs and is disposed of with the extension. */
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { window, workspace, type ExtensionContext, type LogOutputChannel } from 'vscode';
import { discoveryFolder } from '../runtime-agent/protocol/discovery.ts';
import { createApi, type LivegraftApi } from './api.ts';
import { createAppsView } from './appsView.ts';
import { ids } from './commandIds.ts';
import { registerCommands } from './commands.ts';
import { createConnectedContext } from './connectedContext.ts';
import { DisposableStore, type Disposable } from './disposableStore.ts';
import { createFailureNotices } from './failureNotices.ts';
import { watchAgents } from './foundAgents.ts';
import { createHistoryView } from './historyView.ts';
import { createInlineStatus } from './inlineStatus.ts';
import { messageOf, tellOnce, type Tell } from './log.ts';
import { logReport, logThrown } from './reportText.ts';
import { createRunningDocuments } from './runningDocuments.ts';
import { RunningTexts } from './runningTexts.ts';
import { SavePolicy } from './savePolicy.ts';
import { Sessions } from './sessions.ts';
import { startWithAgent } from './startedHere.ts';
import { createStatusBar } from './statusBar.ts';
import { provideTasks } from './tasks.ts';

export function activate(context: ExtensionContext): LivegraftApi {
  const parts = new DisposableStore();
  context.subscriptions.push(parts);
  const log = parts.add(window.createOutputChannel('Livegraft', { log: true }));
  const tell = tellOnce(log, (problem) => void window.showWarningMessage(`Livegraft: ${problem}`));
  const saves = parts.add(new SavePolicy());
  const sessions = parts.add(new Sessions(log, (document) => saves.tells(document), tell));
  const agent = join(context.extensionPath, 'dist', 'extension', 'livegraft');
  const files = { cli: join(agent, 'cli.cjs'), register: join(agent, 'register.mjs') };

  const texts = new RunningTexts();
  const running = parts.add(createRunningDocuments(sessions, texts, ids.restart));

  const view = parts.add(createAppsView(sessions, log));
  const history = parts.add(createHistoryView(sessions, String((context.extension.packageJSON as { version?: unknown }).version)));

  parts.add(registerCommands({ sessions, saves, running, view, history, memory: context.workspaceState, log, logFile: join(context.logUri.fsPath, 'Livegraft.log'), files }));
  parts.add(createConnectedContext(sessions));
  parts.add(createStatusBar(sessions, ids));
  parts.add(startWithAgent(context, files.register));
  parts.add(provideTasks(files));
  parts.add(createFailureNotices({ sessions, log, cli: files.cli }));
  parts.add(createInlineStatus(sessions, saves, texts));
  parts.add(sessions.onDidUpdate(({ app, report }) => log.info(`[${app.agent.title}] ${logReport(report)}`)));
  parts.add(sessions.onDidThrow(({ app, thrown }) => log.error(`[${app.agent.title}] ${logThrown(thrown)}`)));

  const find = (): void => { parts.add(findAgents(sessions, log, tell)); };
  // A workspace that is not trusted: nothing is watched, connected or started.
  if (workspace.isTrusted) find();
  else parts.add(workspace.onDidGrantWorkspaceTrust(find));
  return createApi(sessions);
}

function findAgents(sessions: Sessions, log: LogOutputChannel, tell: Tell): Disposable {
  try {
    const folder = discoveryFolder({ env: process.env, platform: process.platform, uid: process.geteuid?.() ?? -1, tmp: tmpdir() });
    return watchAgents(folder, (agents) => sessions.found(agents), log, tell);
  } catch (error) {
    tell(`Apps cannot be found: ${messageOf(error)}`);
    return { dispose: () => undefined };
  }
}
