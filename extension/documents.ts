/** What becomes of the documents' texts, told to the models: apps speak of the disk's text. */
import { readFile } from 'node:fs/promises';
import { workspace, type TextDocument, type TextDocumentChangeEvent } from 'vscode';
import { commands, type ModulesResult } from '../runtime-agent/protocol/messages.ts';
import { DisposableStore, type Disposable } from './disposableStore.ts';
import type { EditedModel } from './editedModel.ts';
import type { InlineModel } from './inlineModel.ts';
import type { InlinePainter } from './inlinePainter.ts';
import type { RunningTexts } from './runningTexts.ts';
import type { SavePolicy } from './savePolicy.ts';
import type { Sessions } from './sessions.ts';

/** What is told of the documents, and what that takes. */
export interface Followed {
  model: InlineModel;
  edited: EditedModel;
  painter: InlinePainter;
  sessions: Sessions;
  saves: SavePolicy;
  texts: RunningTexts;
}

/** From here on it is known how each document's text came of the disk's. */
export function followDocuments(followed: Followed): Disposable {
  const { model, edited, painter } = followed;
  const parts = new DisposableStore();
  const opened = ({ uri, isDirty }: TextDocument): void => { if (isDirty) model.lost(uri.toString()); };
  workspace.textDocuments.forEach(opened);
  parts.add({ dispose: () => { model.clear(); edited.clear(); painter.paint(); } });
  parts.add(workspace.onDidOpenTextDocument(opened));
  parts.add(workspace.onDidChangeTextDocument((event) => changed(event, followed)));
  parts.add(workspace.onDidSaveTextDocument((document) => saved(document, followed)));
  parts.add(workspace.onDidCloseTextDocument(({ uri }) => {
    model.closed(uri.toString());
    edited.forget(uri.toString());
  }));
  return parts;
}

/** An app may have seen the disk's text before the editor has: what it said then is shown once both are the same. */
export async function checkDisk(document: TextDocument, { model, painter }: Followed): Promise<void> {
  const uri = document.uri.toString();
  if (await isAsOnDisk(document) && model.caughtUp(uri)) painter.paint([uri]);
}

async function changed({ document, contentChanges }: TextDocumentChangeEvent, followed: Followed): Promise<void> {
  const { model, edited, painter } = followed;
  const uri = document.uri.toString();
  if (document.uri.scheme !== 'file') return;
  if (contentChanges.length > 0) {
    const had = model.edited(uri, contentChanges);
    if (edited.edited(uri, contentChanges)) await tellDefinitions(uri, followed);
    if (had || edited.lines(uri).length > 0) painter.paint([uri]);
  }
  if (document.isDirty) return;
  // Either it was read anew, or this is its first edit: VS Code tells only after that that it is dirty.
  if (contentChanges.length > 0) return readAnew(document, followed);
  if (followed.saves.isSaving(document)) return;
  edited.tookBack(uri);
  model.saved(uri);
  painter.paint([uri]);
  await checkDisk(document, followed);
}

async function readAnew(document: TextDocument, followed: Followed): Promise<void> {
  const { edited, painter, sessions, texts } = followed;
  const uri = document.uri.toString();
  if (!await isAsOnDisk(document)) return;
  edited.saved(uri);
  if (sessions.apps.some(({ label }) => texts.textOf(label, uri) === document.getText())) edited.forget(uri);
  else edited.unapplied(uri);
  painter.paint([uri]);
  await checkDisk(document, followed);
}

async function saved(document: TextDocument, followed: Followed): Promise<void> {
  const { model, edited, painter, saves } = followed;
  const uri = document.uri.toString();
  model.saved(uri);
  edited.saved(uri);
  if (!saves.allows(document)) {
    edited.unapplied(uri);
    painter.paint([uri]);
  }
  await checkDisk(document, followed);
}

/** Asks the apps what they run of a file that is edited for the first time. */
export async function tellDefinitions(uri: string, { edited, painter, sessions, texts }: Followed): Promise<void> {
  for (const app of sessions.apps) {
    // An app that ends while it is asked runs nothing of the file.
    const { modules } = await app.execute<ModulesResult>(commands.modules, [uri]).catch(() => ({ modules: [] }));
    if (!modules[0]) continue;
    edited.knows(uri, modules[0].definitions);
    await texts.firstEdit(app.label, uri, Date.parse(app.agent.startedAt));
  }
  painter.paint([uri]);
}

async function isAsOnDisk(document: TextDocument): Promise<boolean> {
  const { version } = document;
  const text = document.getText();
  const disk = await readFile(document.uri.fsPath, 'utf8').catch(() => undefined);
  return disk?.replace(/^\uFEFF/, '') === text && document.version === version;
}
