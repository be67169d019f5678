/** Draws an inline model's lines into the editors. Holds nothing but VS Code's decoration types. */
import { MarkdownString, Range, ThemeColor, window, type DecorationOptions, type TextDocument, type TextEditorDecorationType } from 'vscode';
import { codeHref } from '../runtime-agent/protocol/lsp.ts';
import type { Disposable } from './disposableStore.ts';
import type { InlineLine } from './inlineModel.ts';
import { inlineKinds, type InlineKind } from './inlineText.ts';

export class InlinePainter implements Disposable {
  readonly #types = new Map(inlineKinds.map((kind) => [kind, decorationType(kind)]));
  readonly #linesOf: (uri: string) => InlineLine[];

  /** @param linesOf what is to be shown in a file */
  constructor(linesOf: (uri: string) => InlineLine[]) {
    this.#linesOf = linesOf;
  }

  /** @param uris the files to draw anew where they are visible; all of them when not given */
  paint(uris?: readonly string[]): void {
    for (const editor of window.visibleTextEditors) {
      const uri = editor.document.uri.toString();
      if (uris && !uris.includes(uri)) continue;
      const lines = this.#linesOf(uri).filter(({ line }) => line < editor.document.lineCount);
      for (const [kind, type] of this.#types) {
        editor.setDecorations(type, lines.filter((line) => line.kind === kind).map((line) => decoration(line, editor.document)));
      }
    }
  }

  dispose(): void {
    for (const type of this.#types.values()) type.dispose();
  }
}

const decorationType = (kind: InlineKind): TextEditorDecorationType => window.createTextEditorDecorationType({
  after: { color: new ThemeColor(`livegraft.${kind}Foreground`), margin: '0 0 0 3ch' },
});

function decoration({ line, text, details }: InlineLine, document: TextDocument): DecorationOptions {
  const { end } = document.lineAt(line).range;
  return { range: new Range(end, end), renderOptions: { after: { contentText: text } }, hoverMessage: hover(text, details) };
}

/** Apps and agents are quoted as plain text: nothing in their messages is a link, a command or a picture. */
function hover(text: string, details: InlineLine['details']): MarkdownString {
  const markdown = new MarkdownString().appendText(text.split(' · ', 1)[0] ?? '');
  const severalApps = new Set(details.map(({ app }) => app)).size > 1;
  for (const { app, summary, message, code } of details) {
    markdown.appendMarkdown('\n\n').appendText(severalApps ? `${app}: ${summary}` : summary);
    if (message && !text.endsWith(message)) markdown.appendMarkdown('\n\n').appendText(message);
    if (code) markdown.appendMarkdown(`\n\n[${code.replace(/\W/g, '')}](${codeHref(code.replace(/\W/g, ''))})`);
  }
  return markdown;
}
