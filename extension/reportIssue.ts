/** A bug report that is made for the user: versions and the log, to be read before it is sent. */
import { readFile } from 'node:fs/promises';
import { commands, version } from 'vscode';
import { describeProcess } from './reportText.ts';
import type { App } from './sessions.ts';

/** The log's end is what matters, and there is a limit to what an issue takes. */
const MOST_LINES = 150;

/** Opens VS Code's own issue reporter, filled in; nothing is sent by that. */
export async function reportIssue(apps: readonly App[], logFile: string): Promise<void> {
  const log = await readFile(logFile, 'utf8').catch(() => 'There is no log yet.');
  const issueBody = [
    '## What happened', '', '## What should have happened', '', '## Versions', '', `- VS Code ${version}`,
    ...apps.map((app) => `- ${describeProcess(app.agent)}, ${app.health}`), '', '## Log', '', '```', ...log.trim().split('\n').slice(-MOST_LINES), '```',
  ].join('\n');
  await commands.executeCommand('workbench.action.openIssueReporter', { extensionId: 'livegraft.livegraft', issueTitle: '', issueBody });
}
