/** Which saves the apps hear of. */
import { TextDocumentSaveReason, workspace, type TextDocument } from 'vscode';
import type { Disposable } from './disposableStore.ts';
import { isExcluded, reloadOnSave } from './settings.ts';

export class SavePolicy implements Disposable {
  /** Why each document was saved last: `onDidSave` does not say. Documents that are gone take their entry along. */
  readonly #reasons = new WeakMap<TextDocument, TextDocumentSaveReason>();
  readonly #quiet = new WeakSet<TextDocument>();
  readonly #listener = workspace.onWillSaveTextDocument(({ document, reason }) => { this.#reasons.set(document, reason); });

  /** Whether the apps are to hear of the save that just happened. */
  allows(document: TextDocument): boolean {
    if (this.#quiet.has(document) || isExcluded(document)) return false;
    switch (reloadOnSave(document.uri)) {
      case 'always': return true;
      case 'manual': return (this.#reasons.get(document) ?? TextDocumentSaveReason.Manual) === TextDocumentSaveReason.Manual;
      case 'never': return false;
    }
  }

  /** Saves a document that a command is about to name to the apps: hearing of it twice would run the module twice. */
  async saveQuietly(document: TextDocument): Promise<boolean> {
    this.#quiet.add(document);
    try {
      return !document.isDirty || await document.save();
    } finally {
      this.#quiet.delete(document);
    }
  }

  dispose(): void {
    this.#listener.dispose();
  }
}
