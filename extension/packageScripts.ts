/** The scripts of the workspace's `package.json` files. */
import { dirname } from 'node:path';
import { Uri, workspace, type WorkspaceFolder } from 'vscode';

export interface PackageScript {
  /** Its name in `scripts`. */
  name: string;
  /** What it runs. */
  command: string;
  /** Absolute path of the folder of its `package.json`. */
  folder: string;
}

/** More packages than anybody wants to choose from. */
const MAX_PACKAGES = 50;

/** @returns those of all packages in a folder of the workspace, installed ones left out */
export async function scriptsIn(folder: WorkspaceFolder): Promise<PackageScript[]> {
  if (folder.uri.scheme !== 'file') return [];
  const files = await workspace.findFiles({ baseUri: folder.uri, base: folder.uri.fsPath, pattern: '**/package.json' }, '**/node_modules/**', MAX_PACKAGES);
  return (await Promise.all(files.map(scriptsOf))).flat();
}

/** @returns none for a file that is no `package.json` with scripts: npm complains about those itself */
export async function scriptsOf(file: Uri): Promise<PackageScript[]> {
  try {
    const text = new TextDecoder().decode(await workspace.fs.readFile(file));
    const { scripts } = JSON.parse(text) as { scripts?: unknown };
    if (typeof scripts !== 'object' || scripts === null) return [];
    return Object.entries(scripts).filter((entry): entry is [string, string] => typeof entry[1] === 'string')
      .map(([name, command]) => ({ name, command, folder: dirname(file.fsPath) }));
  } catch {
    return [];
  }
}
