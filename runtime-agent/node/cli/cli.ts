/** `livegraft`: the command line. Its outside is `docs/cli.md`. */
import { Command, CommanderError } from 'commander';
import { addCommands } from './commands.ts';
import { exitCodes, Failure, messageOf, type ExitCode } from './failure.ts';
import { addRun } from './run/command.ts';

/** Put in by the build. */
declare const __LIVEGRAFT_VERSION__: string;

const program = new Command('livegraft')
  .description('Save a file, and the app that is already running has it.')
  .version(__LIVEGRAFT_VERSION__)
  .enablePositionalOptions()
  .exitOverride()
  .showHelpAfterError('See --help.');
addRun(program);
addCommands(program);

// Whoever reads the output may have had enough of it: `livegraft log | head`.
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? exitCodes.done : exitCodes.appFailed));
program.parseAsync().catch((error: unknown) => { process.exitCode = exitCodeFor(error); });

function exitCodeFor(error: unknown): ExitCode {
  // Commander has said what was wrong.
  if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.done : exitCodes.usage;
  console.error(messageOf(error));
  return error instanceof Failure ? error.exitCode : exitCodes.appFailed;
}
