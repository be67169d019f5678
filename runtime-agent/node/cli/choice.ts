/** Which of the living agents a command is for. */
import { realpathSync } from 'node:fs';
import { isAbsolute, relative, resolve, sep } from 'node:path';
import type { DiscoveryFile } from '../../protocol/messages.ts';
import { listAgents } from '../agent-thread/discovery.ts';
import { exitCodes, Failure } from './failure.ts';

/** What the user said about it: `--pid`, `--root`. */
export interface Choice { pid?: number; root?: string }

/**
 * The living agents that a choice means, oldest first.
 * @throws Failure when there is none: which others there are, and how to choose or start one
 */
export function findAgents(choice: Choice): DiscoveryFile[] {
  const living = listAgents().map(({ file }) => file);
  const cwd = realPath(process.cwd());
  const chosen = chooseAgents(living, choice.root === undefined ? choice : { ...choice, root: realPath(choice.root) }, cwd);
  if (chosen.length === 0) throw new Failure(nobody(living, choice, cwd), exitCodes.noAgent);
  return chosen;
}

/**
 * Pure. `pid`: the agents of that process (its worker threads may have some too); `root`: whose app lies in that
 * folder; neither: whose app's folder holds `cwd`.
 * @param cwd and `choice.root`: real paths, as agents' roots are
 */
export function chooseAgents(agents: readonly DiscoveryFile[], { pid, root }: Choice, cwd: string): DiscoveryFile[] {
  const isMeant = (agent: DiscoveryFile): boolean =>
    (pid === undefined || agent.pid === pid)
    && (root === undefined || holds(root, agent.root))
    && (pid !== undefined || root !== undefined || holds(agent.root, cwd));
  return agents.filter(isMeant).sort((a, b) => Date.parse(a.startedAt) - Date.parse(b.startedAt));
}

function holds(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}

/** @returns the path with its links followed, as far as it exists: a deleted file is still spoken of */
export function realPath(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return resolve(path);
  }
}

function nobody(living: readonly DiscoveryFile[], { pid, root }: Choice, cwd: string): string {
  if (living.length === 0) return 'No app runs with Livegraft. Start one: livegraft run app.js';
  const wanted = [pid !== undefined && `is process ${pid}`, root !== undefined && `lies in ${root}`].filter(Boolean).join(' and ');
  const others = living.map((agent) => `  --pid ${agent.pid}  ${agent.title}  ${agent.root}`).join('\n');
  return `No app that runs with Livegraft ${wanted || `has ${cwd} in its folder`}. These run, choose with --pid or --root:\n${others}`;
}
