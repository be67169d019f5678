/** Which of the package managers a package is worked on with: the one whose lock file is there. */
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

const LOCK_FILES = { 'pnpm-lock.yaml': 'pnpm', 'yarn.lock': 'yarn', 'bun.lock': 'bun', 'bun.lockb': 'bun', 'package-lock.json': 'npm' };

/** @param folder of a package, or of one in a monorepo, whose lock file is further up; absolute */
export function npmClient(folder: string): string {
  const found = Object.entries(LOCK_FILES).find(([name]) => existsSync(join(folder, name)));
  if (found) return found[1];
  const parent = dirname(folder);
  return parent === folder ? 'npm' : npmClient(parent);
}
