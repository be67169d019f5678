/**
 * The part of LSP 3.17 that Livegraft speaks: method names, and the shapes of what the agent sends.
 * `schema.json` holds these too. Source: the LSP specification.
 */
import type { LivegraftCapability, Range } from './messages.ts';

export const methods = {
  initialize: 'initialize',
  initialized: 'initialized',
  shutdown: 'shutdown',
  exit: 'exit',
  didOpen: 'textDocument/didOpen',
  didClose: 'textDocument/didClose',
  didSave: 'textDocument/didSave',
  executeCommand: 'workspace/executeCommand',
  publishDiagnostics: 'textDocument/publishDiagnostics',
  logMessage: 'window/logMessage',
  createProgress: 'window/workDoneProgress/create',
  progress: '$/progress',
} as const;

/** The result of `initialize`. */
export interface InitializeResult {
  capabilities: {
    /** `change: 0`: the agent reads files itself, their text never travels. */
    textDocumentSync: { openClose: true; change: 0; save: true };
    executeCommandProvider: { commands: string[] };
    experimental: { livegraft: LivegraftCapability };
  };
  serverInfo: { name: 'livegraft' };
}

export const severities = { error: 1, warning: 2, information: 3, hint: 4 } as const;
export type Severity = (typeof severities)[keyof typeof severities];

export interface Diagnostic {
  range: Range;
  severity: Severity;
  source: 'livegraft';
  message: string;
  /** A rude edit's or an error's code: `LG…`. */
  code?: string;
  codeDescription?: CodeDescription;
}
export interface CodeDescription { href: string }

/** All diagnostics of one file; an empty list takes them away. */
export interface PublishDiagnosticsParams { uri: string; diagnostics: Diagnostic[] }

export const logTypes = { error: 1, warning: 2, info: 3, log: 4, debug: 5 } as const;
export type LogType = (typeof logTypes)[keyof typeof logTypes];
export interface LogMessageParams { type: LogType; message: string }

/** What takes over 150 ms, from its begin to its end. Only for editors whose capabilities have `window.workDoneProgress`. */
export interface ProgressParams { token: string; value: ProgressValue }
export interface ProgressValue {
  kind: 'begin' | 'end';
  /** With `begin`. */
  title?: string;
}

/** Where `docs/edits.md` can be read by whoever meets a code. */
const EDITS_PAGE = 'https://github.com/livegraft/livegraft/blob/main/docs/edits.md';

/** @returns the address of what explains a code (`LG…`) */
export const codeHref = (code: string): string => `${EDITS_PAGE}#${code.toLowerCase()}`;
