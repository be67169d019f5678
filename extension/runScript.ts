/** Runs a script of a `package.json` with the agent: the apps that it starts take saved files. */
import { tasks, Uri, window, workspace } from 'vscode';
import { scriptsIn, scriptsOf, type PackageScript } from './packageScripts.ts';
import { type AgentFiles, scriptTask } from './tasks.ts';

/** @param file a `package.json`; all of the workspace when not given */
export async function runScript(files: AgentFiles, file?: Uri): Promise<void> {
  const scripts = file ? await scriptsOf(file) : (await Promise.all((workspace.workspaceFolders ?? []).map(scriptsIn))).flat();
  if (scripts.length === 0) {
    void window.showInformationMessage(file ? `${file.fsPath} has no scripts.` : 'No package.json of this workspace has scripts.');
    return;
  }
  const script = await choose(scripts);
  if (script) await tasks.executeTask(scriptTask(script, workspace.getWorkspaceFolder(Uri.file(script.folder)), files));
}

async function choose(scripts: PackageScript[]): Promise<PackageScript | undefined> {
  const several = new Set(scripts.map(({ folder }) => folder)).size > 1;
  const items = scripts.map((script) => ({ label: script.name, description: script.command, ...(several && { detail: workspace.asRelativePath(script.folder) }), script }));
  const chosen = await window.showQuickPick(items, { title: 'Run Script with Livegraft', matchOnDescription: true });
  return chosen?.script;
}
