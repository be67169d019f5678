/** `livegraft log`: what the agents say, as it comes. */
import { logTypes, methods, type LogMessageParams } from '../../protocol/lsp.ts';
import { notifications, type DiscoveryFile, type ThrownError } from '../../protocol/messages.ts';
import { printObject, type AskOptions } from './ask.ts';
import { findAgents, realPath } from './choice.ts';
import { connectTo, nameOf, type Said } from './client.ts';
import { exitCodes, Failure, worst, type ExitCode } from './failure.ts';
import { reportLines, type Look } from './render.ts';
import { styleFor } from './style.ts';

/**
 * Prints until the last of the chosen apps has ended.
 * @throws Failure when there is no agent
 */
export async function log(options: AskOptions): Promise<ExitCode> {
  const agents = findAgents(options);
  const look = { cwd: realPath(process.cwd()), style: styleFor(process.stdout) };
  const show = options.json ? showObject : showLines(look, agents.length > 1);
  return worst(await Promise.all(agents.map((agent) => listen(agent, show).catch(showFailure))));
}

type Show = (said: Said, agent: DiscoveryFile) => void;

async function listen(agent: DiscoveryFile, show: Show): Promise<ExitCode> {
  const client = await connectTo(agent, { hear: (said) => show(said, agent) });
  await client.closed;
  console.error(`${nameOf(agent)} has ended.`);
  return exitCodes.done;
}

/** The others are listened to all the same. */
function showFailure(error: unknown): ExitCode {
  if (!(error instanceof Failure)) throw error;
  console.error(error.message);
  return error.exitCode;
}

const showObject: Show = (said, { pid }) => printObject({ pid, ...said });

/** Where several speak, each app's name stands above what it says. */
function showLines(look: Look, areSeveral: boolean): Show {
  let speaker: DiscoveryFile | undefined;
  return (said, agent) => {
    const lines = linesOf(said, look);
    if (areSeveral && agent !== speaker && lines.length > 0) lines.unshift(look.style('bold', nameOf(agent)));
    if (lines.length > 0) speaker = agent;
    lines.forEach((line) => console.log(line));
  };
}

/** Health and diagnostics say once more what the update reports have said. */
function linesOf({ method, params }: Said, look: Look): string[] {
  switch (method) {
    case notifications.didUpdate: return reportLines(params, look);
    case notifications.didThrow: return thrownLines(params, look);
    case methods.logMessage: return messageLines(params, look);
    default: return [];
  }
}

const thrownLines = ({ stack, message }: ThrownError, { style }: Look): string[] =>
  [style('red', '✗ uncaught'), ...(stack || message).split('\n')];

function messageLines({ type, message }: LogMessageParams, { style }: Look): string[] {
  if (type === logTypes.error) return [style('red', message)];
  return [type === logTypes.warning ? style('yellow', message) : message];
}
