/** How the supervisor hears that the app is to be started again: from the agent inside the app. */
import { watch } from 'node:fs';
import { basename } from 'node:path';
import { agentId } from '../../../protocol/discovery.ts';
import { notifications, type DiscoveryFile, type UpdateReport } from '../../../protocol/messages.ts';
import { listAgents, openFolder } from '../../agent-thread/discovery.ts';
import { connectTo, type AgentClient, type Said } from '../client.ts';

export interface AgentLink { dispose(): void }

/** What the supervisor hears of the app. */
export interface Heard {
  /** It is to be started again. */
  restart(): void;
  updated(report: UpdateReport): void;
}

/**
 * Connects to the agent of process `pid` as its supervisor as soon as it is there, and again when it comes anew.
 * An app without an agent (`LIVEGRAFT=0`, production) is no error, it is never asked to restart.
 * @throws Error when the agents' folder cannot be used: what is wrong, and what to do
 */
export function linkToAgent(pid: number, heard: Heard): AgentLink {
  const folder = openFolder();
  const link = new Link(pid, heard);
  const watcher = watch(folder, { persistent: false }, () => link.look());
  // Windows reports a watched folder's removal as an error; elsewhere nothing is heard of it. Either way no agent will come.
  watcher.on('error', () => watcher.close());
  link.look();
  return { dispose: () => { watcher.close(); link.dispose(); } };
}

class Link {
  readonly #pid: number;
  readonly #heard: Heard;
  #client: AgentClient | undefined;
  #isConnecting = false;
  /** The folder changed while it was connecting. */
  #lookAgain = false;
  #isDisposed = false;

  constructor(pid: number, heard: Heard) {
    this.#pid = pid;
    this.#heard = heard;
  }

  look(): void {
    if (this.#isDisposed || this.#client) return;
    this.#lookAgain = this.#isConnecting;
    const agent = this.#isConnecting ? undefined : agentOf(this.#pid);
    if (agent) void this.#connect(agent);
  }

  dispose(): void {
    this.#isDisposed = true;
    this.#client?.dispose();
  }

  async #connect(agent: DiscoveryFile): Promise<void> {
    this.#isConnecting = true;
    // It may be the file of an earlier process with this number, or of an app that is just ending: the next one counts.
    const client = await connectTo(agent, { supervisor: true, hear: (said) => this.#hear(said) }).catch(() => undefined);
    this.#isConnecting = false;
    if (client) this.#join(client);
    else if (this.#lookAgain) this.look();
  }

  #join(client: AgentClient): void {
    if (this.#isDisposed) return client.dispose();
    this.#client = client;
    void client.closed.then(() => { this.#client = undefined; });
  }

  #hear({ method, params }: Said): void {
    if (method === notifications.willRestart) this.#heard.restart();
    if (method === notifications.didUpdate) this.#heard.updated(params);
  }
}

/** Of its main thread: an app's worker threads cannot be started again from outside. */
function agentOf(pid: number): DiscoveryFile | undefined {
  return listAgents().find(({ path }) => basename(path) === `${agentId(pid)}.json`)?.file;
}
