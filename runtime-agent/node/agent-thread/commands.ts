/** `workspace/executeCommand`: checks what came over the wire, and calls the handler that it names. */
import { ErrorCodes, ResponseError } from 'vscode-jsonrpc/node';
import {
  commands, type CensusResult, type CommandName, type FilesResult, type ModulesResult, type RestartArguments, type RestartResult, type StatusResult,
  type UpdateReport,
} from '../../protocol/messages.ts';

/**
 * What the agent does for editors. An error that is thrown reaches the editor that asked, as a JSON-RPC error with its
 * message and, where it has a number as its `code`, that code.
 */
export interface Handlers {
  /** @param uri a `file:` URI, not yet checked for where it leads */
  didSave(uri: string): void;
  /** @param uris `file:` URIs; `null`: everything that changed on disk */
  reload(uris: string[] | null): Promise<UpdateReport>;
  /** What `reload` would come to. */
  plan(uris: string[] | null): Promise<UpdateReport>;
  undo(): Promise<UpdateReport>;
  /** Its answer is written in the turn of the event loop in which it resolves: what ends the process comes after that. */
  restart(mode: RestartArguments['mode']): Promise<RestartResult>;
  /** @param uris `file:` URIs; `null`: of all that the app has loaded */
  modules(uris: string[] | null): ModulesResult | Promise<ModulesResult>;
  files(): FilesResult | Promise<FilesResult>;
  census(): Promise<CensusResult>;
  status(): StatusResult | Promise<StatusResult>;
}

const runners: Record<CommandName, (handlers: Handlers, args: unknown[]) => unknown> = {
  [commands.reload]: (handlers, args) => handlers.reload(fileUris(commands.reload, args)),
  [commands.plan]: (handlers, args) => handlers.plan(fileUris(commands.plan, args)),
  [commands.undo]: (handlers) => handlers.undo(),
  [commands.restart]: (handlers, [first]) => handlers.restart(restartMode(first)),
  [commands.modules]: (handlers, args) => handlers.modules(fileUris(commands.modules, args)),
  [commands.files]: (handlers) => handlers.files(),
  [commands.census]: (handlers) => handlers.census(),
  [commands.status]: (handlers) => handlers.status(),
};

/**
 * @param params of `workspace/executeCommand`, as they came
 * @throws ResponseError for every failure: of the arguments (InvalidParams) or of the handler
 */
export async function runCommand(handlers: Handlers, params: unknown): Promise<unknown> {
  const { command, arguments: args = [] } = isRecord(params) ? params : {};
  if (!isCommand(command)) {
    throw invalid(`There is no command ${shown(command)}. Known: ${Object.values(commands).join(', ')}.`);
  }
  if (!Array.isArray(args)) throw invalid(`${command}: arguments must be an array, not ${shown(args)}.`);
  try {
    return await runners[command](handlers, args);
  } catch (error) {
    throw asResponseError(error);
  }
}

/** @returns whether it is the URI of a file, the only kind that an app can have loaded */
export const isFileUri = (value: unknown): value is string => typeof value === 'string' && value.startsWith('file:');

export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isCommand = (value: unknown): value is CommandName => typeof value === 'string' && Object.hasOwn(runners, value);

function fileUris(command: CommandName, args: unknown[]): string[] | null {
  const wrong = args.findIndex((value) => !isFileUri(value));
  if (wrong >= 0) throw invalid(`${command}: argument ${wrong + 1} must be a file: URI, not ${shown(args[wrong])}.`);
  return args.length === 0 ? null : (args as string[]);
}

function restartMode(value: unknown): RestartArguments['mode'] {
  const mode = isRecord(value) ? value['mode'] : undefined;
  if (mode === 'soft' || mode === 'hard') return mode;
  throw invalid(`${commands.restart}: argument 1 must be { mode: "soft" } or { mode: "hard" }, not ${shown(value)}.`);
}

function asResponseError(error: unknown): ResponseError<unknown> {
  if (error instanceof ResponseError) return error;
  const code = error instanceof Error && 'code' in error && Number.isInteger(error.code) ? Number(error.code) : undefined;
  return new ResponseError(code ?? ErrorCodes.InternalError, error instanceof Error ? error.message : String(error));
}

/** @returns the error that says which parameter is wrong */
export const invalid = (message: string): ResponseError => new ResponseError(ErrorCodes.InvalidParams, message);

/** A value as it fits into a message: it may be as large as a frame. */
const shown = (value: unknown): string => (JSON.stringify(value) ?? 'nothing').slice(0, 100);
