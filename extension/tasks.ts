/** Tasks of type `livegraft`: a file under the supervisor, or a script of a `package.json` with the agent. */
import { basename, join, relative } from 'node:path';
import { ShellExecution, Task, tasks, TaskScope, workspace, type TaskDefinition, type WorkspaceFolder } from 'vscode';
import type { Disposable } from './disposableStore.ts';
import { withAgent } from './nodeOptions.ts';
import { scriptsIn, type PackageScript } from './packageScripts.ts';
import { npmClient } from './npmClient.ts';

const TYPE = 'livegraft';
const MATCHER = '$livegraft';

/** As `taskDefinitions` in `package.json` has it: one of `file` and `script`. */
interface LivegraftTask extends TaskDefinition {
  /** The app's entry, relative to the folder of the workspace. */
  file?: string;
  args?: string[];
  /** A script of the `package.json` in `path`. */
  script?: string;
  /** Relative to the folder of the workspace. */
  path?: string;
}

/** Where the parts that start apps are: absolute paths in the extension. */
export interface AgentFiles { cli: string; register: string }

export function provideTasks(files: AgentFiles): Disposable {
  return tasks.registerTaskProvider(TYPE, {
    async provideTasks() {
      const folders = workspace.isTrusted ? workspace.workspaceFolders ?? [] : [];
      const all = await Promise.all(folders.map(async (folder) => (await scriptsIn(folder)).map((script) => scriptTask(script, folder, files))));
      return all.flat();
    },
    resolveTask(task) {
      const folder = typeof task.scope === 'object' ? task.scope : workspace.workspaceFolders?.[0];
      return taskOf(task.definition as LivegraftTask, folder, files);
    },
  });
}

/** A script of a `package.json` as a task, as it is offered and as the explorer runs it. */
export function scriptTask({ name, folder: path }: PackageScript, folder: WorkspaceFolder | undefined, files: AgentFiles): Task {
  const way = folder ? relative(folder.uri.fsPath, path) : '';
  return taskOf({ type: TYPE, script: name, ...(way && { path: way }) }, folder, files)!;
}

/** @returns `undefined` for a definition that names neither a file nor a script */
function taskOf(definition: LivegraftTask, folder: WorkspaceFolder | undefined, files: AgentFiles): Task | undefined {
  const { file, args = [], script, path = '' } = definition;
  const cwd = folder ? { cwd: join(folder.uri.fsPath, path) } : {};
  const make = (name: string, execution: ShellExecution): Task => {
    const task = new Task(definition, folder ?? TaskScope.Workspace, name, 'livegraft', execution, MATCHER);
    // An app runs until it is ended: VS Code is not to wait for it before others.
    task.isBackground = true;
    return task;
  };
  if (file !== undefined) return make(basename(file), new ShellExecution('node', [files.cli, 'run', file, ...args], cwd));
  if (script === undefined) return undefined;
  const env = { NODE_OPTIONS: withAgent(process.env['NODE_OPTIONS'], files.register) };
  return make(path ? `${script} - ${path}` : script, new ShellExecution(npmClient(cwd.cwd ?? '.'), ['run', script], { ...cwd, env }));
}
