/** Asks the chosen agents, shows what they answer. */
import { ResponseError } from 'vscode-jsonrpc/node';
import type { DiscoveryFile } from '../../protocol/messages.ts';
import { findAgents, realPath, type Choice } from './choice.ts';
import { connectTo, nameOf } from './client.ts';
import { exitCodes, Failure, worst, type ExitCode } from './failure.ts';
import type { Request } from './requests.ts';
import { styleFor } from './style.ts';

export interface AskOptions extends Choice {
  /** The protocol's objects, one a line, each with its agent's `pid`. */
  json?: true;
}

/**
 * Asks all chosen agents at once, and shows their answers in turn. One that refuses or is lost hides no other's answer.
 * @returns the worst of their exit codes
 * @throws Failure when no agent is there
 */
export async function ask<Result extends object>(request: Request<Result>, options: AskOptions): Promise<ExitCode> {
  const agents = findAgents(options);
  const answers = await Promise.allSettled(agents.map((agent) => askOne(request, agent)));
  return worst(answers.map((answer, index) => {
    const agent = agents[index] as DiscoveryFile;
    if (answer.status === 'rejected') return showError(answer.reason, agent, options);
    if (options.json) printObject({ pid: agent.pid, ...request.about?.(agent), ...answer.value });
    else showAnswer(request, answer.value, agent, agents.length > 1);
    return request.exitCode?.(answer.value) ?? exitCodes.done;
  }));
}

async function askOne<Result>(request: Request<Result>, agent: DiscoveryFile): Promise<Result> {
  const client = await connectTo(agent);
  try {
    return await request.ask(client);
  } finally {
    client.dispose();
  }
}

function showAnswer<Result>(request: Request<Result>, result: Result, agent: DiscoveryFile, isOneOfSeveral: boolean): void {
  const style = styleFor(process.stdout);
  const lines = request.lines(result, { cwd: realPath(process.cwd()), style }, agent);
  if (isOneOfSeveral && !request.namesApp) lines.unshift(style('bold', nameOf(agent)));
  lines.forEach((line) => console.log(line));
}

/** What the agent refuses is shown as it says it. */
function showError(error: unknown, agent: DiscoveryFile, { json }: AskOptions): ExitCode {
  if (!(error instanceof ResponseError || error instanceof Failure)) throw error;
  if (json) printObject({ pid: agent.pid, error: error instanceof ResponseError ? error.toJson() : { message: error.message } });
  else console.error(error instanceof ResponseError ? `${nameOf(agent)}: ${error.message}` : error.message);
  return error instanceof ResponseError ? exitCodes.rejected : error.exitCode;
}

/** One a line: the form that line-reading tools take. */
export const printObject = (value: object): void => console.log(JSON.stringify(value));
