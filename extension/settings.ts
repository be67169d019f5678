/** The user's settings, read when they are needed. VS Code owns them. */
import { ConfigurationTarget, languages, RelativePattern, workspace, type TextDocument, type Uri } from 'vscode';
import type { Disposable } from './disposableStore.ts';

export type ReloadOnSave = 'always' | 'manual' | 'never';

const section = (resource?: Uri) => workspace.getConfiguration('livegraft', resource);

export const reloadOnSave = (resource?: Uri): ReloadOnSave => section(resource).get('reloadOnSave', 'always');

export const showsInlineStatus = (): boolean => section().get('inlineStatus', true);

/** Whether the document is one that `livegraft.exclude` names. */
export function isExcluded(document: TextDocument): boolean {
  const folder = workspace.getWorkspaceFolder(document.uri);
  const globs: unknown = section(document.uri).get('exclude');
  if (!Array.isArray(globs)) return false;
  return globs.filter((glob) => typeof glob === 'string')
    .some((glob) => languages.match({ pattern: folder ? new RelativePattern(folder, glob) : glob }, document) > 0);
}

/**
 * Switches reloading on save off, or on again: in the workspace's settings where it is set there, else in the user's.
 * @returns the new value
 */
export async function toggleReloadOnSave(): Promise<ReloadOnSave> {
  const next = reloadOnSave() === 'never' ? 'always' : 'never';
  const inWorkspace = section().inspect('reloadOnSave')?.workspaceValue !== undefined;
  await section().update('reloadOnSave', next, inWorkspace ? ConfigurationTarget.Workspace : ConfigurationTarget.Global);
  return next;
}

export const onDidChangeInlineStatus = (listener: () => void) =>
  workspace.onDidChangeConfiguration((event) => { if (event.affectsConfiguration('livegraft.inlineStatus')) listener(); });

/** Whether terminals and debug sessions start with the agent. */
export const terminalsEnabled = (): boolean => workspace.isTrusted && section().get('terminals.enabled', false);

/** In the workspace's settings; in the user's where no folder is open. */
export const setTerminalsEnabled = (enabled: boolean) =>
  section().update('terminals.enabled', enabled, workspace.workspaceFolders ? ConfigurationTarget.Workspace : ConfigurationTarget.Global);

/** Also when the workspace comes to be trusted. */
export function onDidChangeTerminalsEnabled(listener: () => void): Disposable {
  const changed = workspace.onDidChangeConfiguration((event) => { if (event.affectsConfiguration('livegraft.terminals.enabled')) listener(); });
  const trusted = workspace.onDidGrantWorkspaceTrust(listener);
  return { dispose: () => [changed, trusted].forEach((each) => each.dispose()) };
}
