/** Runs a script of a `package.json` from the NPM Scripts view, with an agent in the apps that it starts. */
import { dirname, join } from 'node:path';
import { Uri, window, type Task } from 'vscode';
import { withImport } from './nodeOptions.ts';
import { commandLine } from './shell.ts';

/** A row of the NPM Scripts view, as VS Code's npm extension hands it to commands. */
interface ScriptRow { task?: Task }

/** @param register path of the bundled `livegraft/register` */
export function runScript(row: unknown, register: string): void {
  const task = (row as ScriptRow | undefined)?.task;
  const script: unknown = task?.definition['script'];
  const scope = task?.scope;
  if (typeof script !== 'string' || typeof scope !== 'object') {
    return void window.showInformationMessage('Choose a script in the NPM Scripts view of the Explorer, and run it from its menu.');
  }
  const path: unknown = task?.definition['path'];
  const cwd = typeof path === 'string' && path !== '' ? join(scope.uri.fsPath, path) : scope.uri.fsPath;
  const env = { NODE_OPTIONS: withImport(process.env['NODE_OPTIONS'], register) };
  const terminal = window.createTerminal({ name: `Livegraft: ${script}`, cwd: Uri.file(cwd.endsWith('package.json') ? dirname(cwd) : cwd), env });
  terminal.show(true);
  terminal.sendText(commandLine(['npm', 'run', script], process.platform));
}
