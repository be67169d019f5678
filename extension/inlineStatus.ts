/** The status at each changed definition's line: brings apps, documents, the model and the painter together. */
import { readFile } from 'node:fs/promises';
import { window, workspace, type TextDocument, type TextDocumentChangeEvent } from 'vscode';
import { DisposableStore, type Disposable } from './disposableStore.ts';
import { InlineModel } from './inlineModel.ts';
import { InlinePainter } from './inlinePainter.ts';
import type { Sessions } from './sessions.ts';
import { onDidChangeInlineStatus, showsInlineStatus } from './settings.ts';

export function createInlineStatus(sessions: Sessions): Disposable {
  const parts = new DisposableStore();
  const model = new InlineModel();
  const painter = parts.add(new InlinePainter((uri) => (showsInlineStatus() ? model.lines(uri) : [])));
  let following: Disposable | undefined;
  const followWhileConnected = (): void => {
    if (sessions.apps.length > 0) return void (following ??= followDocuments(model, painter));
    following?.dispose();
    following = undefined;
  };

  parts.add(sessions.onDidUpdate(({ app, report }) => {
    const uris = model.report(app.label, report);
    painter.paint(uris);
    for (const document of workspace.textDocuments) if (uris.includes(document.uri.toString())) void checkDisk(document, model, painter);
  }));
  parts.add(sessions.onDidThrow(({ app, thrown }) => painter.paint(model.thrown(app.label, thrown))));
  parts.add(sessions.onDidEnd((app) => painter.paint(model.appEnded(app.label))));
  parts.add(sessions.onDidChange(followWhileConnected));
  parts.add(onDidChangeInlineStatus(() => painter.paint()));
  parts.add({ dispose: () => following?.dispose() });
  return parts;
}

/** Apps speak of the disk's text: from here on it is known how each document's text came of that. */
function followDocuments(model: InlineModel, painter: InlinePainter): Disposable {
  const parts = new DisposableStore();
  const opened = ({ uri, isDirty }: TextDocument): void => { if (isDirty) model.lost(uri.toString()); };
  const saved = async (document: TextDocument): Promise<void> => {
    model.saved(document.uri.toString());
    await checkDisk(document, model, painter);
  };
  const changed = async ({ document, contentChanges }: TextDocumentChangeEvent): Promise<void> => {
    const uri = document.uri.toString();
    if (document.uri.scheme !== 'file') return;
    if (contentChanges.length > 0 && model.edited(uri, contentChanges)) painter.paint([uri]);
    if (document.isDirty) return;
    // Either it was read anew, or this is its first edit: VS Code tells only after that that it is dirty.
    if (contentChanges.length > 0) await checkDisk(document, model, painter);
    else await saved(document);
  };
  workspace.textDocuments.forEach(opened);
  parts.add({ dispose: () => model.clear() });
  parts.add(workspace.onDidOpenTextDocument(opened));
  parts.add(workspace.onDidChangeTextDocument(changed));
  parts.add(workspace.onDidSaveTextDocument(saved));
  parts.add(workspace.onDidCloseTextDocument(({ uri }) => model.closed(uri.toString())));
  parts.add(window.onDidChangeVisibleTextEditors(() => painter.paint()));
  return parts;
}

/** An app may have seen the disk's text before the editor has: what it said then is shown once both are the same. */
async function checkDisk(document: TextDocument, model: InlineModel, painter: InlinePainter): Promise<void> {
  const uri = document.uri.toString();
  if (await isAsOnDisk(document) && model.caughtUp(uri)) painter.paint([uri]);
}

async function isAsOnDisk(document: TextDocument): Promise<boolean> {
  const { version } = document;
  const text = document.getText();
  const disk = await readFile(document.uri.fsPath, 'utf8').catch(() => undefined);
  return disk?.replace(/^\uFEFF/, '') === text && document.version === version;
}
