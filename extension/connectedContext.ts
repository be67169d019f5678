/** `livegraft.connected`, for `when` clauses: keys and menus that need an app are there only while one is connected. */
import { commands } from 'vscode';
import type { Disposable } from './disposableStore.ts';
import type { Sessions } from './sessions.ts';

export function createConnectedContext(sessions: Sessions): Disposable {
  let last = false;
  return sessions.onDidChange(() => {
    const isConnected = sessions.apps.length > 0;
    if (isConnected === last) return;
    last = isConnected;
    void commands.executeCommand('setContext', 'livegraft.connected', isConnected);
  });
}
