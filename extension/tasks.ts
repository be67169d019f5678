/** Tasks of the type `livegraft`: an app under a supervisor, with an agent inside. */
import { extname } from 'node:path';
import { ProcessExecution, Task, TaskGroup, TaskScope, tasks, window, workspace, type TaskDefinition, type WorkspaceFolder } from 'vscode';
import type { Disposable } from './disposableStore.ts';

/** As `package.json` describes it. */
interface RunDefinition extends TaskDefinition { file: string; args?: string[]; nodeArgs?: string[]; cwd?: string }

const TYPE = 'livegraft';
const SCRIPTS = ['.js', '.mjs', '.cjs', '.ts', '.mts', '.cts'];

/** @param cli path of the bundled command line */
export function registerTasks(cli: string): Disposable {
  return tasks.registerTaskProvider(TYPE, {
    provideTasks: () => activeFile().map(({ file, folder }) => runTask({ type: TYPE, file }, folder, cli)),
    resolveTask: ({ definition, scope }) => runTask(definition as RunDefinition, scope ?? TaskScope.Workspace, cli),
  });
}

/** Offered without a line in `tasks.json`: the file that is open. */
function activeFile(): { file: string; folder: WorkspaceFolder }[] {
  const uri = window.activeTextEditor?.document.uri;
  const folder = uri && workspace.getWorkspaceFolder(uri);
  if (uri?.scheme !== 'file' || !folder || !SCRIPTS.includes(extname(uri.fsPath))) return [];
  return [{ file: workspace.asRelativePath(uri, false), folder }];
}

function runTask(definition: RunDefinition, scope: WorkspaceFolder | TaskScope, cli: string): Task {
  const { file, args = [], nodeArgs = [], cwd } = definition;
  const execution = new ProcessExecution('node', [cli, 'run', ...nodeArgs, file, ...args], cwd === undefined ? {} : { cwd });
  const task = new Task(definition, scope as WorkspaceFolder, `run ${file}`, TYPE, execution, '$livegraft');
  task.isBackground = true;
  task.group = TaskGroup.Build;
  return task;
}
