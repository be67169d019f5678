/** A search through all that apps run. */
import { Position, Range, window, workspace, type QuickPickItem, type Uri } from 'vscode';
import { commands, type ModulesResult } from '../runtime-agent/protocol/messages.ts';
import { definitionRow } from './appsText.ts';
import type { App } from './sessions.ts';

interface Found extends QuickPickItem { uri: Uri; at: Position }

/** Lists the definitions of all modules; the chosen one is opened. */
export async function findDefinition(apps: readonly App[]): Promise<void> {
  const items = Promise.all(apps.map(itemsOf)).then((lists) => lists.flat());
  const chosen = await window.showQuickPick(items, { title: 'Find Running Definition', placeHolder: 'Name of a function, class or variable, or a file', matchOnDescription: true, matchOnDetail: true });
  if (!chosen) return;
  await window.showTextDocument(chosen.uri, { selection: new Range(chosen.at, chosen.at) });
}

async function itemsOf(app: App): Promise<Found[]> {
  // An app that ends while it is asked has none.
  const { modules } = await app.execute<ModulesResult>(commands.modules).catch((): ModulesResult => ({ modules: [] }));
  return modules.flatMap(({ uri, definitions }) => definitions.map((definition) => {
    const { label, description, icon } = definitionRow(definition);
    const { line, character } = definition.range.start;
    const file = app.fileOf(uri);
    return { label: `$(${icon}) ${label}`, description, detail: `${workspace.asRelativePath(file)}:${line + 1} in ${app.agent.title}`, uri: file, at: new Position(line, character) };
  }));
}
