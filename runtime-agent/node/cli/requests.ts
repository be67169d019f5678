/** What can be asked of an agent from the command line, and how the answers look. */
import { pathToFileURL } from 'node:url';
import type { DiscoveryFile, ModulesResult, RestartResult, StatusResult, UpdateReport } from '../../protocol/messages.ts';
import { realPath } from './choice.ts';
import { nameOf, type AgentClient } from './client.ts';
import { exitCodeOf, exitCodes, type ExitCode } from './failure.ts';
import { moduleLines, reportLines, statusLine, type Look } from './render.ts';

export interface Request<Result> {
  ask(client: AgentClient): Promise<Result>;
  lines(result: Result, look: Look, agent: DiscoveryFile): string[];
  /** Its lines say themselves which app they are about; else they get a heading where there are several. */
  namesApp?: true;
  /** Default: done. */
  exitCode?(result: Result): ExitCode;
  /** What `--json` adds to the answer and the agent's pid. */
  about?(agent: DiscoveryFile): object;
}

export const status: Request<StatusResult> = {
  ask: (client) => client.status(),
  lines: (result, look, agent) => [statusLine(result, look, agent)],
  namesApp: true,
  about: ({ title, root, runtime }) => ({ title, root, runtime }),
};

export const modules: Request<ModulesResult> = { ask: (client) => client.modules(), lines: moduleLines };

/** The same, once what keeps old code has been counted. */
export const censusAndModules: Request<ModulesResult> = {
  ...modules,
  async ask(client) {
    await client.census();
    return client.modules();
  },
};

const update = { lines: reportLines, exitCode: ({ outcome }: UpdateReport) => exitCodeOf(outcome) };

export const undo: Request<UpdateReport> = { ...update, ask: (client) => client.undo() };

/** @param files paths as the user typed them; none: everything that changed on disk */
export function reload(files: readonly string[]): Request<UpdateReport> {
  return { ...update, ask: (client) => client.reload(urisOf(files)) };
}

/** What `reload` would come to. */
export function plan(files: readonly string[]): Request<UpdateReport> {
  const lines: Request<UpdateReport>['lines'] = (report, look) => ['Nothing is applied; this would be:', ...reportLines(report, look)];
  return { ...update, lines, ask: (client) => client.plan(urisOf(files)) };
}

const urisOf = (files: readonly string[]): string[] => files.map((file) => pathToFileURL(realPath(file)).href);

export function restart(mode: 'soft' | 'hard'): Request<RestartResult> {
  return {
    ask: (client) => client.restart(mode),
    lines: ({ restarting }, _look, agent) => [`${restarting ? '⟳ restarting' : '= not restarted'}  ${nameOf(agent)}`],
    namesApp: true,
    exitCode: ({ restarting }) => (restarting ? exitCodes.done : exitCodes.rejected),
  };
}
