/** Which saves the apps hear of. */
import { TextDocumentSaveReason, workspace, type TextDocument } from 'vscode';
import { DisposableStore, type Disposable } from './disposableStore.ts';
import { isExcluded, reloadOnSave } from './settings.ts';

/** Formatting on save and the like included. */
const LONGEST_SAVE_MS = 500;

export class SavePolicy implements Disposable {
  /** Why each document was saved last: `onDidSave` does not say. Documents that are gone take their entry along. */
  readonly #reasons = new WeakMap<TextDocument, TextDocumentSaveReason>();
  readonly #quiet = new WeakSet<TextDocument>();
  /** Documents that are being saved; Save All begins with all before the first one is done. */
  readonly #saving = new Set<TextDocument>();
  readonly #parts = new DisposableStore();
  #allSaved: { promise: Promise<void>; resolve: () => void } | undefined;

  constructor() {
    this.#parts.add(workspace.onWillSaveTextDocument(({ document, reason }) => {
      this.#reasons.set(document, reason);
      this.#saving.add(document);
    }));
    this.#parts.add(workspace.onDidSaveTextDocument((document) => {
      this.#saved(document);
      // A file that is not dirty is saved without a word before it, and only by hand.
      setImmediate(() => { if (!this.#saving.has(document)) this.#reasons.delete(document); });
    }));
    this.#parts.add(workspace.onDidCloseTextDocument((document) => this.#saved(document)));
  }

  /** As `allows`; resolves when what is being saved together with it has been saved, too, so that the apps hear of all in one piece. */
  async tells(document: TextDocument): Promise<boolean> {
    const allowed = this.allows(document);
    this.#saved(document);
    if (allowed && this.#saving.size > 0) await this.#others();
    return allowed;
  }

  /** Whether the document is being saved: VS Code tells that it is no longer dirty before it tells of the save. */
  isSaving(document: TextDocument): boolean {
    return this.#saving.has(document);
  }

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
    this.#parts.dispose();
  }

  #saved(document: TextDocument): void {
    this.#saving.delete(document);
    if (this.#saving.size === 0) this.#allSaved?.resolve();
  }

  /** A save that fails never ends: it is not waited for longer than others take. */
  #others(): Promise<void> {
    if (this.#allSaved) return this.#allSaved.promise;
    let resolve = (): void => {};
    const promise = new Promise<void>((done) => { resolve = done; });
    const giveUp = setTimeout(() => { this.#saving.clear(); resolve(); }, LONGEST_SAVE_MS);
    this.#allSaved = { promise, resolve };
    return promise.finally(() => {
      clearTimeout(giveUp);
      this.#allSaved = undefined;
    });
  }
}
