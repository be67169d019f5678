/** Starts a file as an app with an agent inside, in a terminal of its own. */
import { basename, dirname, relative } from 'node:path';
import { Uri, window, workspace, type Terminal } from 'vscode';
import { commandLine } from './shell.ts';

/**
 * @param cli path of the bundled command line
 * @param file the app's entry; the active editor's when not given
 */
export async function runFile(cli: string, file = window.activeTextEditor?.document.uri): Promise<void> {
  if (file?.scheme !== 'file') {
    void window.showInformationMessage('Open the file that your app is started with, or choose it in the Explorer, and run it again.');
    return;
  }
  await workspace.textDocuments.find(({ uri, isDirty }) => isDirty && uri.toString() === file.toString())?.save();
  const folder = workspace.getWorkspaceFolder(file)?.uri.fsPath ?? dirname(file.fsPath);
  const name = `Livegraft: ${basename(file.fsPath)}`;
  endFormer(name, folder);
  const terminal = window.createTerminal({ name, cwd: Uri.file(folder) });
  terminal.show(true);
  terminal.sendText(commandLine(['node', cli, 'run', relative(folder, file.fsPath)], process.platform));
}

/** The same app twice would quarrel over its port. */
function endFormer(name: string, folder: string): void {
  const isFormer = ({ creationOptions }: Terminal): boolean =>
    creationOptions.name === name && 'cwd' in creationOptions && creationOptions.cwd instanceof Uri && creationOptions.cwd.fsPath === folder;
  window.terminals.filter(isFormer).forEach((terminal) => terminal.dispose());
}
