/** Which apps belong to which folders. Pure: paths in, answers out; all paths absolute. */
import { isAbsolute, join, relative, sep } from 'node:path';

/** A folder of the workspace: as the user opened it, and with its links followed. */
export interface Root { path: string; real: string }

/** Whether an app's folder (a real path) is, holds or lies in a folder of the workspace. */
export function touchesWorkspace(appRoot: string, roots: readonly Root[]): boolean {
  return roots.some(({ real }) => contains(real, appRoot) || contains(appRoot, real));
}

/**
 * The path under which the workspace knows a file: agents speak of real paths, but a folder may be open through a link
 * (on macOS all of `/tmp` is one), and VS Code takes the two for two files.
 */
export function workspacePath(path: string, roots: readonly Root[]): string {
  const root = roots.find(({ real }) => contains(real, path));
  return root === undefined || root.path === root.real ? path : join(root.path, relative(root.real, path));
}

function contains(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}
