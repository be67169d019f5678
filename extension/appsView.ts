/** The view of apps, their modules and definitions: `livegraft.apps`. */
import {
  EventEmitter, MarkdownString, Range, ThemeColor, ThemeIcon, TreeItem, TreeItemCollapsibleState, Uri, window,
  type TreeDataProvider, type TreeView,
} from 'vscode';
import { commands, type Definition, type FilesResult, type FileSummary, type ModulesResult, type StatusResult } from '../runtime-agent/protocol/messages.ts';
import { appRow, definitionRow, inOrder, moduleRow, type Row } from './appsText.ts';
import { DisposableStore, type Disposable } from './disposableStore.ts';
import { messageOf, type Log } from './log.ts';
import { describeApps } from './reportText.ts';
import type { App, Sessions } from './sessions.ts';

/** A row of the view; commands in its menus get it. `uri`: a module's file. */
export interface AppNode { app: App; uri?: Uri; summary?: FileSummary; definition?: Definition; index?: number }

export interface AppsView extends Disposable { refresh(): void }

export function createAppsView(sessions: Sessions, log: Log): AppsView {
  const parts = new DisposableStore();
  const changed = parts.add(new EventEmitter<undefined>());
  const refresh = (): void => changed.fire(undefined);
  const view: TreeView<AppNode> = parts.add(window.createTreeView('livegraft.apps', {
    treeDataProvider: provider(sessions, changed, log), showCollapseAll: true,
  }));
  parts.add(sessions.onDidChange(() => { if (view.visible) refresh(); }));
  parts.add(view.onDidChangeVisibility(({ visible }) => { if (visible) refresh(); }));
  return { refresh, dispose: () => parts.dispose() };
}

function provider(sessions: Sessions, changed: EventEmitter<undefined>, log: Log): TreeDataProvider<AppNode> {
  const statuses = new WeakMap<App, StatusResult>();
  return {
    onDidChangeTreeData: changed.event,
    getTreeItem: (node) => itemOf(node, statuses.get(node.app)),
    async getChildren(node) {
      try {
        if (!node) return await Promise.all(sessions.apps.map(async (app) => {
          statuses.set(app, await app.execute<StatusResult>(commands.status));
          return { app };
        }));
        if (!node.uri) return await modulesOf(node.app);
        return node.definition ? [] : await definitionsOf(node.app, node.uri);
      } catch (error) {
        // An app that ends while it is asked is gone from the view at once.
        log.debug(`The apps view: ${messageOf(error)}`);
        return [];
      }
    },
  };
}

async function modulesOf(app: App): Promise<AppNode[]> {
  const { files } = await app.execute<FilesResult>(commands.files);
  return inOrder(files).map((summary) => ({ app, uri: app.fileOf(summary.uri), summary }));
}

async function definitionsOf(app: App, uri: Uri): Promise<AppNode[]> {
  const { modules } = await app.execute<ModulesResult>(commands.modules, [uri.toString()]);
  return (modules[0]?.definitions ?? []).map((definition, index) => ({ app, uri, definition, index }));
}

function itemOf({ app, uri, summary, definition, index }: AppNode, status: StatusResult | undefined): TreeItem {
  if (uri && definition) return definitionItem(app, uri, definition, index);
  if (uri && summary) {
    const item = itemFrom(moduleRow(summary, app.agent.root), TreeItemCollapsibleState.Collapsed);
    return Object.assign(item, { id: `${app.label} ${uri.toString()}`, contextValue: 'module', tooltip: uri.fsPath });
  }
  const item = itemFrom(appRow(app.agent, app.health, status, Date.now()), TreeItemCollapsibleState.Expanded);
  return Object.assign(item, { id: app.label, contextValue: 'app', tooltip: new MarkdownString().appendText(`${describeApps([app])}\n${app.agent.entry || app.agent.root}`) });
}

function definitionItem(app: App, uri: Uri, definition: Definition, index = 0): TreeItem {
  const { start, end } = definition.range;
  const item = itemFrom(definitionRow(definition), TreeItemCollapsibleState.None);
  const selection = new Range(start.line, start.character, end.line, end.character);
  return Object.assign(item, {
    id: `${app.label} ${uri.toString()} ${index} ${definition.name}`, contextValue: 'definition', tooltip: definition.message,
    command: { command: 'vscode.open', title: 'Open', arguments: [uri, { selection: new Range(selection.start, selection.start) }] },
  });
}

function itemFrom({ label, description, accessible, icon, color }: Row, state: TreeItemCollapsibleState): TreeItem {
  const item = new TreeItem(label, state);
  return Object.assign(item, {
    description, accessibilityInformation: { label: accessible, role: 'treeitem' }, iconPath: new ThemeIcon(icon, color === undefined ? undefined : new ThemeColor(color)),
  });
}
