/** The two items of the status bar: how the connected apps fare, and a restart. */
import { StatusBarAlignment, ThemeColor, window } from 'vscode';
import type { Health } from '../runtime-agent/protocol/messages.ts';
import { DisposableStore, type Disposable } from './disposableStore.ts';
import { countApps, describeApps, worstHealth } from './reportText.ts';
import type { Sessions } from './sessions.ts';

const ICON: Record<Health, string> = { live: '$(pass)', stale: '$(history)', failed: '$(error)', blocked: '$(watch)' };
/** Right of what VS Code itself shows about the workspace (branch, problems). */
const PRIORITY = 20;

/** @param commands ids: what a click on each item does */
export function createStatusBar(sessions: Sessions, commands: { menu: string; restart: string }): Disposable {
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
    const tooltip = apps.length > 0 ? describeApps(apps) : 'No app with Livegraft is running in this workspace any more.';
    status.text = `${apps.length > 0 ? ICON[health] : '$(circle-slash)'} ${label}`;
    status.tooltip = tooltip;
    status.accessibilityInformation = { label: `${label}. ${tooltip}`, role: 'button' };
    status.backgroundColor = health === 'failed' || health === 'blocked' ? new ThemeColor('statusBarItem.warningBackground') : undefined;
    // Shown from the first app on; before it, nobody asked for Livegraft here.
    status.show();
    if (apps.length > 0) restart.show();
    else restart.hide();
  }
  parts.add(sessions.onDidChange(update));
  return parts;
}
