/** The commands for apps that run already, by name. */
import { InvalidArgumentError, type Command } from 'commander';
import { ask, type AskOptions } from './ask.ts';
import type { ExitCode } from './failure.ts';
import { log } from './log.ts';
import { lsp, type LspOptions } from './lsp.ts';
import { censusAndModules, modules, plan, reload, restart, status, undo } from './requests.ts';

export function addCommands(program: Command): void {
  program.addHelpText('after', examples);
  asking(program, 'status', 'what runs, and whether it is what was saved')
    .action((options: AskOptions) => ending(ask(status, options)));
  asking(program, 'reload', 'take the present text of these files; none: of all that changed on disk')
    .argument('[files...]')
    .option('--dry-run', 'say what would come of it, and apply nothing')
    .action((files: string[], { dryRun, ...options }: AskOptions & { dryRun?: true }) => ending(ask(dryRun ? plan(files) : reload(files), options)));
  asking(program, 'undo', 'put back the code before the last update')
    .action((options: AskOptions) => ending(ask(undo, options)));
  asking(program, 'restart', 'start the app again, with the same arguments, folder and environment')
    .option('--soft', 'run its modules again in the same process')
    .action(({ soft, ...options }: AskOptions & { soft?: true }) => ending(ask(restart(soft ? 'soft' : 'hard'), options)));
  asking(program, 'modules', 'the modules of the app, and what was changed in them')
    .option('--census', 'count in the app\'s heap what keeps old code; holds the app for 0.1 s, or longer where its heap is large')
    .action(({ census, ...options }: AskOptions & { census?: true }) => ending(ask(census ? censusAndModules : modules, options)));
  asking(program, 'log', 'updates, uncaught errors and messages as they come, until the app ends')
    .action((options: AskOptions) => ending(log(options)));
  choosing(program, 'lsp', 'join standard input and output to the agent, for any LSP editor')
    .option('--wait', 'for an app to be started, when none is there')
    .action((options: LspOptions) => ending(lsp(options)));
}

const examples = `
Without --pid and --root a command is for the apps whose folder holds the current one.

Exit codes: 0 done; 1 the app's own failure; 2 usage; 3 no agent found; 4 rejected; 5 needs a restart.

Examples:
  livegraft run --import tsx src/app.ts
  livegraft status
  livegraft reload src/cart.ts
  livegraft restart --pid 4711
  livegraft log --json`;

function asking(program: Command, name: string, description: string): Command {
  return choosing(program, name, description).option('--json', "print the protocol's objects, one a line");
}

function choosing(program: Command, name: string, description: string): Command {
  return program.command(name).description(description)
    .option('--pid <pid>', 'the app with this process number', readPid)
    .option('--root <folder>', 'the apps in this folder');
}

function readPid(text: string): number {
  if (!/^[1-9]\d{0,9}$/.test(text)) throw new InvalidArgumentError('It is a process number.');
  return Number(text);
}

/** Left to Node to end when all is written: `process.exit` would cut what a pipe has not taken yet. */
async function ending(exitCode: Promise<ExitCode>): Promise<void> {
  process.exitCode = await exitCode;
}
