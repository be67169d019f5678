/** Draws what the inline models hold into the editors. Holds nothing but VS Code's decoration types. */
import {
  OverviewRulerLane, Range, ThemeColor, Uri, window, type DecorationOptions, type TextDocument, type TextEditorDecorationType,
} from 'vscode';
import type { Disposable } from './disposableStore.ts';
import type { EditedLine } from './editedModel.ts';
import { gutterIcon, type MarkKind } from './gutterIcons.ts';
import { hoverOfEdited, hoverOfLine } from './inlineHover.ts';
import type { InlineLine } from './inlineModel.ts';

/** What is to be shown in a file. */
export interface Painted { lines: InlineLine[]; edited: EditedLine[] }

const kinds: readonly MarkKind[] = ['unsaved', 'unapplied', 'old', 'live', 'waiting', 'stale', 'restart', 'failed'];

export class InlinePainter implements Disposable {
  readonly #types = new Map(kinds.map((kind) => [kind, decorationType(kind)]));
  readonly #shownIn: (uri: string) => Painted;

  constructor(shownIn: (uri: string) => Painted) {
    this.#shownIn = shownIn;
  }

  /** @param uris the files to draw anew where they are visible; all of them when not given */
  paint(uris?: readonly string[]): void {
    for (const editor of window.visibleTextEditors) {
      const uri = editor.document.uri.toString();
      if (uris && !uris.includes(uri)) continue;
      const marks = marksIn(this.#shownIn(uri), editor.document);
      for (const [kind, type] of this.#types) editor.setDecorations(type, marks.get(kind) ?? []);
    }
  }

  dispose(): void {
    for (const type of this.#types.values()) type.dispose();
  }
}

function marksIn({ lines, edited }: Painted, document: TextDocument): Map<MarkKind, DecorationOptions[]> {
  const marks = new Map<MarkKind, DecorationOptions[]>();
  const add = (kind: MarkKind, mark: DecorationOptions): void => { marks.set(kind, [...(marks.get(kind) ?? []), mark]); };
  const taken = new Set(lines.map(({ line }) => line));
  for (const line of lines.filter((each) => each.line < document.lineCount)) {
    add(line.isOld ? 'old' : line.kind, { ...atEnd(line.line, document, line.text), hoverMessage: hoverOfLine(line, document.uri) });
  }
  for (const line of edited.filter((each) => each.line < document.lineCount && !taken.has(each.line))) {
    const text = line.difference === 'unapplied' ? '◐ stale · saved, not applied' : '';
    add(line.difference, { ...atEnd(line.line, document, text), hoverMessage: hoverOfEdited(line, document.uri) });
  }
  return marks;
}

function atEnd(line: number, document: TextDocument, contentText: string): DecorationOptions {
  const { end } = document.lineAt(line).range;
  return { range: new Range(end, end), renderOptions: { after: { contentText } } };
}

/** The colors of the text; what is shown without a text needs none. */
const COLOR: Record<MarkKind, string> = {
  live: 'livegraft.liveForeground', old: 'livegraft.oldForeground', waiting: 'livegraft.waitingForeground', stale: 'livegraft.staleForeground',
  restart: 'livegraft.restartForeground', failed: 'livegraft.failedForeground', unsaved: 'livegraft.oldForeground', unapplied: 'livegraft.staleForeground',
};

function decorationType(kind: MarkKind): TextEditorDecorationType {
  const icon = (theme: 'light' | 'dark') => ({ gutterIconPath: Uri.parse(gutterIcon(kind, theme)) });
  const isAmiss = kind !== 'live' && kind !== 'old' && kind !== 'unsaved';
  return window.createTextEditorDecorationType({
    after: { color: new ThemeColor(COLOR[kind]), margin: '0 0 0 3ch' },
    gutterIconSize: '80%', light: icon('light'), dark: icon('dark'),
    ...(isAmiss && { overviewRulerColor: new ThemeColor(COLOR[kind]), overviewRulerLane: OverviewRulerLane.Left }),
  });
}
