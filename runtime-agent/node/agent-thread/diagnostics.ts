/** What is wrong with which file, as editors show it: the one owner of published diagnostics. */
import { codeHref, severities, type Diagnostic, type PublishDiagnosticsParams, type Severity } from '../../protocol/lsp.ts';
import {
  DIAGNOSTIC_SOURCE, type Definition, type DefinitionStatus, type FileReport, type Range, type UpdateReport,
} from '../../protocol/messages.ts';

export interface PublishedDiagnostics {
  /**
   * Takes in what an update came to: all there is to say about each of its files, nothing about others.
   * @returns what has changed by it and is to be published
   */
  update(report: Pick<UpdateReport, 'files'>): PublishDiagnosticsParams[];
  /** What is published now, for a new editor. Files without diagnostics are left out. */
  all(): PublishDiagnosticsParams[];
}

const START: Range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };

/** Where something is left to see to: a warning is mended by a restart, information passes by itself. */
const shown: { [status in DefinitionStatus]?: { severity: Severity; meaning: string } } = {
  stale: { severity: severities.information, meaning: 'still runs its old code somewhere' },
  restart: { severity: severities.warning, meaning: 'needs a restart to run as saved' },
  failed: { severity: severities.error, meaning: 'could not be updated, its old code runs' },
};

export function createDiagnostics(): PublishedDiagnostics {
  const published = new Map<string, Diagnostic[]>();
  const replace = (uri: string, diagnostics: Diagnostic[]): boolean => {
    const before = published.get(uri) ?? [];
    if (JSON.stringify(before) === JSON.stringify(diagnostics)) return false;
    if (diagnostics.length === 0) published.delete(uri);
    else published.set(uri, diagnostics);
    return true;
  };
  return {
    update: ({ files }) => files
      .map((file) => ({ uri: file.uri, diagnostics: diagnosticsOf(file) }))
      .filter(({ uri, diagnostics }) => replace(uri, diagnostics)),
    all: () => [...published].map(([uri, diagnostics]) => ({ uri, diagnostics })),
  };
}

/** @returns a file's diagnostics after an update */
export function diagnosticsOf({ error, definitions }: FileReport): Diagnostic[] {
  const ofFile = error ? [diagnostic(severities.error, error.range ?? START, error.message, error.code)] : [];
  return [...ofFile, ...definitions.flatMap(ofDefinition)];
}

function ofDefinition({ name, status, range, message, code }: Definition): Diagnostic[] {
  const how = shown[status];
  return how ? [diagnostic(how.severity, range, message ?? `${name} ${how.meaning}.`, code)] : [];
}

function diagnostic(severity: Severity, range: Range, message: string, code: string | undefined): Diagnostic {
  const plain = { range, severity, source: DIAGNOSTIC_SOURCE, message } satisfies Diagnostic;
  return code === undefined ? plain : { ...plain, code, codeDescription: { href: codeHref(code) } };
}
