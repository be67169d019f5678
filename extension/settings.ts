/** The user's settings, read when they are needed. VS Code owns them. */
import { ConfigurationTarget, languages, RelativePattern, workspace, type Memento, type TextDocument, type Uri } from 'vscode';
import type { Disposable } from './disposableStore.ts';

export type ReloadOnSave = 'always' | 'manual' | 'never';

const section = (resource?: Uri) => workspace.getConfiguration('livegraft', resource);

export const reloadOnSave = (resource?: Uri): ReloadOnSave => section(resource).get('reloadOnSave', 'always');

export type RestartOnRudeEdit = 'ask' | 'always' | 'never';

export const restartOnRudeEdit = (): RestartOnRudeEdit => section().get('restart.onRudeEdit', 'ask');

export const setRestartOnRudeEdit = (value: RestartOnRudeEdit) => section().update('restart.onRudeEdit', value, target('restart.onRudeEdit'));

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
 * Switches reloading on save off, or on again as it was.
 * @param memory where it is kept how it was
 * @returns the new value
 */
export async function toggleReloadOnSave(memory: Memento): Promise<ReloadOnSave> {
  const now = reloadOnSave();
  if (now !== 'never') await memory.update(BEFORE_PAUSE, now);
  const next = now === 'never' ? memory.get<ReloadOnSave>(BEFORE_PAUSE, 'always') : 'never';
  await section().update('reloadOnSave', next, target('reloadOnSave'));
  return next;
}

const BEFORE_PAUSE = 'reloadOnSave.beforePause';

/** In the workspace's settings where it is set there, else in the user's. */
const target = (setting: string): ConfigurationTarget =>
  (section().inspect(setting)?.workspaceValue === undefined ? ConfigurationTarget.Global : ConfigurationTarget.Workspace);

export const onDidChangeInlineStatus = (listener: () => void) => onDidChange('livegraft.inlineStatus', listener);

export const onDidChangeReloadOnSave = (listener: () => void) => onDidChange('livegraft.reloadOnSave', listener);

const onDidChange = (setting: string, listener: () => void) =>
  workspace.onDidChangeConfiguration((event) => { if (event.affectsConfiguration(setting)) listener(); });

/** Whether terminals and debug sessions start with the agent. */
export const terminalsEnabled = (): boolean => workspace.isTrusted && section().get('terminals.enabled', false);

/** In the workspace's settings; in the user's where no folder is open. */
export const setTerminalsEnabled = (enabled: boolean) =>
  section().update('terminals.enabled', enabled, workspace.workspaceFolders ? ConfigurationTarget.Workspace : ConfigurationTarget.Global);

/** Also when the workspace comes to be trusted. */
export function onDidChangeTerminalsEnabled(listener: () => void): Disposable {
  const changed = onDidChange('livegraft.terminals.enabled', listener);
  const trusted = workspace.onDidGrantWorkspaceTrust(listener);
  return { dispose: () => [changed, trusted].forEach((each) => each.dispose()) };
}
