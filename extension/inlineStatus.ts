/** The status at each changed definition's line: brings apps, documents, the models and the painter together. */
import { window, workspace } from 'vscode';
import { DisposableStore, type Disposable } from './disposableStore.ts';
import { checkDisk, followDocuments, tellDefinitions, type Followed } from './documents.ts';
import { EditedModel } from './editedModel.ts';
import { InlineModel } from './inlineModel.ts';
import { InlinePainter } from './inlinePainter.ts';
import type { RunningTexts } from './runningTexts.ts';
import type { SavePolicy } from './savePolicy.ts';
import type { Sessions } from './sessions.ts';
import { onDidChangeInlineStatus, showsInlineStatus } from './settings.ts';

/** So often the ages of what is shown are told anew, while an app is connected. */
const REPAINT_MS = 30_000;

export function createInlineStatus(sessions: Sessions, saves: SavePolicy, texts: RunningTexts): Disposable {
  const parts = new DisposableStore();
  const model = new InlineModel();
  const edited = new EditedModel();
  const painter = parts.add(new InlinePainter(
    (uri) => (showsInlineStatus() ? { lines: model.lines(uri, Date.now()), edited: edited.lines(uri) } : { lines: [], edited: [] })));
  const followed: Followed = { model, edited, painter, sessions, saves, texts };
  let following: Disposable | undefined;
  const followWhileConnected = (): void => {
    if (sessions.apps.length > 0) return void (following ??= follow(followed));
    following?.dispose();
    following = undefined;
  };

  parts.add(sessions.onDidUpdate(({ app, report }) => {
    const uris = model.report(app.label, report, Date.now());
    for (const { uri, outcome } of report.files) {
      if (outcome === 'rejected') edited.unapplied(uri);
      else if (edited.applied(uri)) void tellDefinitions(uri, followed);
    }
    painter.paint(uris);
    for (const document of workspace.textDocuments) if (uris.includes(document.uri.toString())) void checkDisk(document, followed);
  }));
  parts.add(sessions.onDidThrow(({ app, thrown }) => painter.paint(model.thrown(app.label, thrown, Date.now()))));
  parts.add(sessions.onDidEnd((app) => painter.paint(model.appEnded(app.label))));
  parts.add(sessions.onDidChange(followWhileConnected));
  parts.add(onDidChangeInlineStatus(() => painter.paint()));
  parts.add({ dispose: () => following?.dispose() });
  return parts;
}

/** For as long as an app is connected. */
function follow(followed: Followed): Disposable {
  const parts = new DisposableStore();
  const repainting = setInterval(() => followed.painter.paint(), REPAINT_MS);
  parts.add({ dispose: () => clearInterval(repainting) });
  parts.add(followDocuments(followed));
  parts.add(window.onDidChangeVisibleTextEditors(() => followed.painter.paint()));
  return parts;
}
