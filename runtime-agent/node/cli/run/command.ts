/** `livegraft run`: its own options, and Node's. */
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { InvalidArgumentError, type Command } from 'commander';
import type { UpdateReport } from '../../../protocol/messages.ts';
import { exitCodes } from '../failure.ts';
import { reportLines } from '../render.ts';
import { styleFor } from '../style.ts';
import { hasProgram, splitNodeArguments } from './node-options.ts';
import { endLike } from './signals.ts';
import { supervise } from './supervisor.ts';

interface RunOptions { killTimeout: number; watch?: true; poll?: number | true; help?: true }

const KILL_MS = 5_000;

export function addRun(program: Command): void {
  program.command('run')
    .summary('start an app with an agent inside, and restart it when asked to')
    .description('Starts an app with an agent inside. It exits as the app does, and starts the app again on "livegraft restart".')
    .usage('[options] [node options] app.js [args]')
    .argument('[args...]', 'as after "node": its options, the app, the app\'s arguments')
    .option('--kill-timeout <ms>', 'how long an app that is to restart may take to end', readMilliseconds, KILL_MS)
    .option('--watch', 'take saved files without an editor, too, and say here what came of it')
    .option('--poll [ms]', 'the same, by looking every so often: for containers and network folders', readMilliseconds)
    // An option like any other: after the first argument that is not ours, --help is Node's or the app's.
    .helpOption(false)
    .option('-h, --help', 'display help for command')
    .passThroughOptions()
    .allowUnknownOption()
    .addHelpText('after', examples)
    .action(run);
}

const examples = `
What follows Livegraft's own options is what you would write after "node".

Examples:
  livegraft run app.js --port 3000
  livegraft run --inspect --env-file .env app.js
  livegraft run --import tsx src/app.ts
  livegraft run --watch --import tsx src/app.ts
  livegraft run --kill-timeout 20000 server.js`;

async function run(args: string[], { killTimeout, watch, poll, help }: RunOptions, command: Command): Promise<void> {
  if (help) command.help();
  const commandLine = splitNodeArguments(args);
  if (!hasProgram(commandLine)) command.error('error: which app? livegraft run app.js', { exitCode: exitCodes.usage });
  // After the user's own --imports: what is registered last sees what all others made of a module.
  const nodeArguments = [...commandLine.options, '--import', registerUrl(), ...commandLine.rest];
  if (poll !== undefined) process.env['LIVEGRAFT_WATCH'] = poll === true ? 'poll' : `poll:${poll}`;
  else if (watch) process.env['LIVEGRAFT_WATCH'] = '1';
  const style = styleFor(process.stderr);
  const say = (text: string): void => void process.stderr.write(`${style('dim', `livegraft: ${text}`)}\n`);
  const isWatched = watch === true || poll !== undefined;
  const updated = (report: UpdateReport): void => { if (isWatched) reportLines(report, { cwd: process.cwd(), style }).forEach((line) => process.stderr.write(`${line}\n`)); };
  endLike(await supervise(nodeArguments, { killTimeout, updated, say }));
}

/** It lies beside the bundle that this is part of. */
const registerUrl = (): string => pathToFileURL(join(__dirname, 'register.mjs')).href;

function readMilliseconds(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new InvalidArgumentError('It is a number of milliseconds.');
  return Number(text);
}
