/** What the extension is made of. Each part is given what it needs and is disposed of with the extension. */
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { window, workspace, type ExtensionContext, type LogOutputChannel } from 'vscode';
import { discoveryFolder } from '../runtime-agent/protocol/discovery.ts';
import { ids, registerCommands } from './commands.ts';
import { DisposableStore, type Disposable } from './disposableStore.ts';
import { watchAgents } from './foundAgents.ts';
import { createInlineStatus } from './inlineStatus.ts';
import { messageOf } from './log.ts';
import { logReport, logThrown } from './reportText.ts';
import { SavePolicy } from './savePolicy.ts';
import { Sessions } from './sessions.ts';
import { startWithAgent } from './startedHere.ts';
import { createStatusBar } from './statusBar.ts';
import { provideTasks } from './tasks.ts';

export function activate(context: ExtensionContext): void {
  const parts = new DisposableStore();
  context.subscriptions.push(parts);
  const log = parts.add(window.createOutputChannel('Livegraft', { log: true }));
  const saves = parts.add(new SavePolicy());
  const sessions = parts.add(new Sessions(log, (document) => saves.allows(document)));
  const agent = join(context.extensionPath, 'dist', 'extension', 'livegraft');
  const files = { cli: join(agent, 'cli.cjs'), register: join(agent, 'register.mjs') };

  parts.add(registerCommands({ sessions, saves, log, files }));
  parts.add(startWithAgent(context, files.register));
  parts.add(provideTasks(files));
  parts.add(createStatusBar(sessions, ids));
  parts.add(createInlineStatus(sessions));
  parts.add(sessions.onDidUpdate(({ app, report }) => log.info(`[${app.agent.title}] ${logReport(report)}`)));
  parts.add(sessions.onDidThrow(({ app, thrown }) => log.error(`[${app.agent.title}] ${logThrown(thrown)}`)));

  const find = (): void => { parts.add(findAgents(sessions, log)); };
  // A workspace that is not trusted: nothing is watched, connected or started.
  if (workspace.isTrusted) find();
  else parts.add(workspace.onDidGrantWorkspaceTrust(find));
}

function findAgents(sessions: Sessions, log: LogOutputChannel): Disposable {
  try {
    const folder = discoveryFolder({ env: process.env, platform: process.platform, uid: process.geteuid?.() ?? -1, tmp: tmpdir() });
    return watchAgents(folder, (agents) => sessions.found(agents), log);
  } catch (error) {
    log.error(`Apps cannot be found: ${messageOf(error)}`);
    return { dispose: () => undefined };
  }
}
