/** How the command line ends: `contract.md`, "The command line". */
import type { Outcome } from '../../protocol/messages.ts';

export const exitCodes = { done: 0, appFailed: 1, usage: 2, noAgent: 3, rejected: 4, needsRestart: 5 } as const;
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

/** Ends the command: its message goes to stderr, its code to the shell. */
export class Failure extends Error {
  readonly exitCode: ExitCode;

  constructor(message: string, exitCode: ExitCode, options?: ErrorOptions) {
    super(message, options);
    this.exitCode = exitCode;
  }
}

/** @returns what something thrown says */
export const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

const codeOf: Record<Outcome, ExitCode> = {
  unchanged: exitCodes.done,
  live: exitCodes.done,
  partly: exitCodes.needsRestart,
  restart: exitCodes.needsRestart,
  rejected: exitCodes.rejected,
};

/** @returns what an update's outcome means to a script */
export const exitCodeOf = (outcome: Outcome): ExitCode => codeOf[outcome];

/** Worst last. */
const severity: readonly ExitCode[] = [
  exitCodes.done, exitCodes.needsRestart, exitCodes.rejected, exitCodes.noAgent, exitCodes.appFailed, exitCodes.usage,
];

/** @returns the one that a command ends with when several agents gave different ones */
export function worst(codes: readonly ExitCode[]): ExitCode {
  return codes.reduce((a, b) => (severity.indexOf(a) >= severity.indexOf(b) ? a : b), exitCodes.done);
}
