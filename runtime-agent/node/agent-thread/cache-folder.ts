/** The folder in which guarded texts are kept. */
import { readdirSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { checkOwner, here, makeFolder } from './folder.ts';

/** A pack that no app has used for so long is removed. Milliseconds. */
const OLD = 30 * 24 * 3600 * 1000;

/**
 * Makes it where it is missing (0700).
 * @throws Error when it is not this user's, or cannot be made
 */
export function prepareCacheFolder(folder: string): void {
  const place = here();
  refuseForeignHome(folder, place.uid);
  makeFolder(folder);
  checkOwner(folder, place);
}

/** Under sudo `HOME` may be another user's: a folder of root's in there would lock that user out. */
function refuseForeignHome(folder: string, uid: number): void {
  if (uid !== 0) return;
  let existing = folder;
  while (!statSync(existing, { throwIfNoEntry: false })) existing = dirname(existing);
  const owner = statSync(existing).uid;
  if (owner !== uid) throw new Error(`${existing} belongs to user ${owner}, this process to user ${uid}.`);
}

/** Also what was left half written. Never a reason to fail. */
export function removeOldPacks(folder: string): void {
  const old = Date.now() - OLD;
  for (const name of readdirSync(folder).filter((each) => /\.pack(\.\d+-\d+\.tmp)?$/.test(each))) {
    const path = join(folder, name);
    try {
      if (statSync(path).mtimeMs < old) rmSync(path, { force: true });
    } catch { /* Another process removes it at the same time. */ }
  }
}
