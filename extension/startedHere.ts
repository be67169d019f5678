/** Terminals and debug sessions that start with the agent, once the user has said so. */
import { debug, window, type DebugConfiguration, type ExtensionContext, type Memento } from 'vscode';
import { DisposableStore, type Disposable } from './disposableStore.ts';
import { agentOption, withAgent } from './nodeOptions.ts';
import { onDidChangeTerminalsEnabled, setTerminalsEnabled, terminalsEnabled } from './settings.ts';

/** Debug types by which VS Code's own debugger starts Node.js. */
const NODE_TYPES = ['node', 'pwa-node'];
const ASKED = 'livegraft.askedForTerminals';

/**
 * @param register absolute path of the agent's `register.mjs`
 */
export function startWithAgent({ environmentVariableCollection: environment, workspaceState }: ExtensionContext, register: string): Disposable {
  const parts = new DisposableStore();
  // An update of the extension moves the file: what was kept from an earlier window would name one that is gone.
  environment.persistent = false;
  environment.description = 'Node.js apps take saved files while they run (Livegraft).';
  const update = (): void => {
    environment.clear();
    if (terminalsEnabled()) environment.append('NODE_OPTIONS', ` ${agentOption(register)}`);
  };
  update();
  parts.add(onDidChangeTerminalsEnabled(update));
  parts.add({ dispose: () => environment.clear() });
  for (const type of NODE_TYPES) {
    parts.add(debug.registerDebugConfigurationProvider(type, {
      resolveDebugConfigurationWithSubstitutedVariables: (_folder, configuration) => {
        if (!terminalsEnabled()) askOnce(configuration, workspaceState);
        return terminalsEnabled() ? launchedWithAgent(configuration, register) : configuration;
      },
    }));
  }
  return parts;
}

/** The command: from the next terminal and the next debug session on. */
export async function startTerminals(): Promise<void> {
  if (terminalsEnabled()) {
    const off = 'Switch Off';
    const chosen = await window.showInformationMessage('Terminals and debug sessions of this workspace start with Livegraft.', off);
    if (chosen === off) await setTerminalsEnabled(false);
    return;
  }
  await setTerminalsEnabled(true);
  const open = 'Open Terminal';
  const chosen = await window.showInformationMessage('New terminals and debug sessions of this workspace start Node.js 20 and later with Livegraft. Terminals that are open stay as they are.', open);
  if (chosen === open) window.createTerminal().show();
}

/** Asked when an app is debugged, once in a workspace; the session that is starting does not wait for the answer. */
function askOnce({ request }: DebugConfiguration, state: Memento): void {
  if (request !== 'launch' || state.get<boolean>(ASKED)) return;
  void state.update(ASKED, true);
  const [yes, no] = ['Yes', 'No'];
  void window.showInformationMessage('Start the terminals and debug sessions of this workspace with Livegraft, so that running apps take what you save?', yes, no)
    .then((answer) => (answer === yes ? setTerminalsEnabled(true) : undefined));
}

/** @returns the configuration with the agent in it; as it is when it attaches to an app that runs */
function launchedWithAgent(configuration: DebugConfiguration, register: string): DebugConfiguration {
  if (configuration.request !== 'launch') return configuration;
  const env = (configuration['env'] ?? {}) as Record<string, string | null | undefined>;
  return { ...configuration, env: { ...env, NODE_OPTIONS: withAgent(env['NODE_OPTIONS'] ?? process.env['NODE_OPTIONS'], register) } };
}
