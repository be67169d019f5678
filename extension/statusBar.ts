/** The two items of the status bar: how the connected apps fare, and a restart. */
import { MarkdownString, StatusBarAlignment, ThemeColor, window } from 'vscode';
import type { Health } from '../runtime-agent/protocol/messages.ts';
import { DisposableStore, type Disposable } from './disposableStore.ts';
import { countApps, describeApps, worstHealth } from './reportText.ts';
import type { Sessions } from './sessions.ts';
import { onDidChangeReloadOnSave, reloadOnSave } from './settings.ts';

const ICON: Record<Health, string> = { live: '$(pass)', stale: '$(history)', failed: '$(error)', blocked: '$(watch)' };
/** Right of what VS Code itself shows about the workspace (branch, problems). */
const PRIORITY = 20;

export interface StatusBarCommands { menu: string; restart: string; undo: string }

/** What the apps say is quoted as plain text. */
function withLinks(text: string, { restart, undo, menu }: StatusBarCommands, hasApps: boolean): MarkdownString {
  const markdown = new MarkdownString('', true).appendText(text);
  markdown.isTrusted = { enabledCommands: [restart, undo, menu] };
  const links = hasApps ? [`[$(discard) Undo Last Update](command:${undo})`, `[$(debug-restart) Restart App](command:${restart})`] : [];
  return markdown.appendMarkdown(`\n\n${[...links, `[$(list-selection) More …](command:${menu})`].join(' &nbsp; ')}`);
}

/** @param commands ids: what a click on each item does */
export function createStatusBar(sessions: Sessions, commands: StatusBarCommands): Disposable {
  const parts = new DisposableStore();
  const status = parts.add(window.createStatusBarItem('status', StatusBarAlignment.Left, PRIORITY));
  const restart = parts.add(window.createStatusBarItem('restart', StatusBarAlignment.Left, PRIORITY - 1));
  Object.assign(status, { name: 'Livegraft: Running Apps', command: commands.menu });
  Object.assign(restart, {
    name: 'Livegraft: Restart App', command: commands.restart, text: '$(debug-restart)', tooltip: 'Restart the running app (Livegraft)',
    accessibilityInformation: { label: 'Livegraft: restart the running app', role: 'button' },
  });

  function update(): void {
    const { apps } = sessions;
    const health = worstHealth(apps);
    const label = apps.length > 0 ? `Livegraft: ${countApps(apps.length)}` : 'Livegraft';
    const isPaused = reloadOnSave() === 'never';
    const tooltip = apps.length === 0 ? 'No app with Livegraft is running in this workspace any more.'
      : [describeApps(apps), ...(isPaused ? ['Reload on save is off: apps take a file when told so.'] : [])].join('\n');
    const icon = apps.some(({ isBusy }) => isBusy) ? '$(sync~spin)' : isPaused && health === 'live' ? '$(debug-pause)' : ICON[health];
    status.text = `${apps.length > 0 ? icon : '$(circle-slash)'} ${label}`;
    status.tooltip = withLinks(tooltip, commands, apps.length > 0);
    status.accessibilityInformation = { label: `${label}. ${tooltip}`, role: 'button' };
    status.backgroundColor = health === 'failed' || health === 'blocked' ? new ThemeColor('statusBarItem.warningBackground') : undefined;
    // Shown from the first app on; before it, nobody asked for Livegraft here.
    status.show();
    if (apps.length > 0) restart.show();
    else restart.hide();
  }
  parts.add(sessions.onDidChange(update));
  parts.add(onDidChangeReloadOnSave(() => { if (sessions.apps.length > 0) update(); }));
  return parts;
}
