/** The updates of this session: as a list (`livegraft.history`) and as a picture (`livegraft.historyPicture`). */
import { arch, platform } from 'node:os';
import { EventEmitter, ThemeColor, ThemeIcon, TreeItem, TreeItemCollapsibleState, Uri, version, window, workspace, type TreeDataProvider, type WebviewView } from 'vscode';
import type { Definition, Outcome } from '../runtime-agent/protocol/messages.ts';
import { definitionRow } from './appsText.ts';
import { DisposableStore, type Disposable } from './disposableStore.ts';
import { History, type PastUpdate } from './history.ts';
import { historyPage } from './historyPicture.ts';
import { summarize } from './reportText.ts';
import type { Sessions } from './sessions.ts';

type Node = { update: PastUpdate } | { uri: string; definition: Definition };

const ICONS: Record<Outcome, [icon: string, color: string]> = {
  unchanged: ['dash', 'livegraft.oldForeground'], live: ['check', 'livegraft.liveForeground'], partly: ['debug-restart', 'livegraft.restartForeground'],
  restart: ['debug-restart', 'livegraft.restartForeground'], rejected: ['error', 'livegraft.failedForeground'],
};

export interface HistoryView extends Disposable {
  /** Opens all that is known of the updates as JSON, for a bug report. */
  exportJson(): Promise<void>;
}

/** @param extensionVersion for the export */
export function createHistoryView(sessions: Sessions, extensionVersion: string): HistoryView {
  const parts = new DisposableStore();
  const history = new History();
  const changed = parts.add(new EventEmitter<undefined>());
  let picture: WebviewView | undefined;
  const draw = (): void => { if (picture?.visible) picture.webview.html = historyPage(history.updates); };

  parts.add(window.registerTreeDataProvider('livegraft.history', provider(history, changed)));
  parts.add(window.registerWebviewViewProvider('livegraft.historyPicture', {
    resolveWebviewView(view) {
      picture = view;
      parts.add(view.onDidChangeVisibility(draw));
      parts.add(view.onDidDispose(() => { picture = undefined; }));
      draw();
    },
  }));
  parts.add(sessions.onDidUpdate(({ app, report }) => {
    history.add({ app: app.label, title: app.agent.title, at: Date.now(), report });
    changed.fire(undefined);
    draw();
  }));

  async function exportJson(): Promise<void> {
    const apps = sessions.apps.map(({ agent: { title, pid, runtime, startedAt }, health }) => ({ title, pid, runtime, startedAt, health }));
    const content = JSON.stringify({ livegraft: extensionVersion, vscode: version, platform: `${platform()} ${arch()}`, apps, updates: history.updates }, null, 2);
    await window.showTextDocument(await workspace.openTextDocument({ language: 'json', content }));
  }
  return { exportJson, dispose: () => parts.dispose() };
}

function provider(history: History, changed: EventEmitter<undefined>): TreeDataProvider<Node> {
  return {
    onDidChangeTreeData: changed.event,
    getTreeItem: (node) => ('update' in node ? updateItem(node.update, history) : definitionItem(node.uri, node.definition)),
    getChildren(node) {
      if (!node) return history.updates.map((update) => ({ update }));
      if (!('update' in node)) return [];
      return node.update.report.files.flatMap(({ uri, definitions }) => definitions.map((definition) => ({ uri, definition })));
    },
  };
}

function updateItem(update: PastUpdate, history: History): TreeItem {
  const { app, title, at, report } = update;
  const [icon, color] = ICONS[report.outcome];
  const hasDefinitions = report.files.some(({ definitions }) => definitions.length > 0);
  const item = new TreeItem(summarize(report), hasDefinitions ? TreeItemCollapsibleState.Collapsed : TreeItemCollapsibleState.None);
  const description = `${new Date(at).toLocaleTimeString()} · ${title} · ${report.trigger}`;
  const isLast = history.updates[0] === update;
  return Object.assign(item, {
    id: `${app} ${report.id}`, description, iconPath: new ThemeIcon(icon, new ThemeColor(color)), contextValue: isLast ? 'lastUpdate' : 'update',
    accessibilityInformation: { label: `${summarize(report)}, ${description}`, role: 'treeitem' },
    tooltip: report.files.flatMap(({ error }) => error?.message ?? []).join('\n') || description,
  });
}

function definitionItem(uri: string, definition: Definition): TreeItem {
  const { label, description, accessible, icon, color } = definitionRow(definition);
  const { line, character } = definition.range.start;
  const selection = { start: { line, character }, end: { line, character } };
  return Object.assign(new TreeItem(label, TreeItemCollapsibleState.None), {
    description, tooltip: definition.message, iconPath: new ThemeIcon(icon, color === undefined ? undefined : new ThemeColor(color)),
    accessibilityInformation: { label: accessible, role: 'treeitem' },
    command: { command: 'vscode.open', title: 'Open', arguments: [Uri.parse(uri), { selection }] },
  });
}
