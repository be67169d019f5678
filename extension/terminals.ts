/** New terminals and debug sessions of the workspace start Node.js apps with an agent inside, once the user has said so. */
import { debug, window, workspace, type DebugConfiguration, type ExtensionContext } from 'vscode';
import { DisposableStore, type Disposable } from './disposableStore.ts';
import { importOption, withImport } from './nodeOptions.ts';
import { onDidChangeTerminals, setTerminalsEnabled, startsTerminals } from './settings.ts';

/** Those that VS Code's own JavaScript debugger answers to. */
const DEBUG_TYPES = ['node', 'pwa-node', 'node-terminal'];

/** @param register path of the bundled `livegraft/register` */
export function createTerminals({ environmentVariableCollection }: ExtensionContext, register: string): Disposable {
  const parts = new DisposableStore();
  // An extension that was updated lies elsewhere: what is kept beyond the session would lead nowhere.
  environmentVariableCollection.persistent = false;
  environmentVariableCollection.description = 'Node.js apps started here take saves while they run. To switch it off, see the setting livegraft.terminals.enabled.';
  const update = (): void => {
    environmentVariableCollection.clear();
    if (isOn()) environmentVariableCollection.append('NODE_OPTIONS', ` ${importOption(register)}`);
  };
  update();
  parts.add(onDidChangeTerminals(update));
  parts.add(workspace.onDidGrantWorkspaceTrust(update));
  parts.add({ dispose: () => environmentVariableCollection.clear() });
  for (const type of DEBUG_TYPES) {
    parts.add(debug.registerDebugConfigurationProvider(type, {
      resolveDebugConfigurationWithSubstitutedVariables: (_folder, configuration) => (isOn() ? withAgent(configuration, register) : configuration),
    }));
  }
  return parts;
}

/** Asks for what is not so yet; the answer is kept in the workspace's settings. */
export async function switchTerminals(): Promise<void> {
  if (startsTerminals()) {
    const off = 'Switch Off';
    if (await window.showInformationMessage('New terminals and debug sessions of this workspace start Node.js apps with Livegraft.', off) === off) await setTerminalsEnabled(false);
    return;
  }
  await setTerminalsEnabled(true);
  const [open, off] = ['Open Terminal', 'Switch Off'];
  const chosen = await window.showInformationMessage('From now on, new terminals and debug sessions of this workspace start Node.js apps with Livegraft.', open, off);
  if (chosen === open) window.createTerminal().show();
  if (chosen === off) await setTerminalsEnabled(false);
}

const isOn = (): boolean => workspace.isTrusted && startsTerminals();

/** What the user has set is kept; `LIVEGRAFT: '0'` in a configuration keeps the agent out of it. */
function withAgent(configuration: DebugConfiguration, register: string): DebugConfiguration {
  const env = (configuration['env'] ?? {}) as Record<string, string | null | undefined>;
  if (configuration.request !== 'launch' || env['LIVEGRAFT'] === '0') return configuration;
  const before = 'NODE_OPTIONS' in env ? env['NODE_OPTIONS'] ?? '' : process.env['NODE_OPTIONS'];
  return { ...configuration, env: { ...env, NODE_OPTIONS: withImport(before, register) } };
}
