import { ERROR_CANNOT_RESTART, type RestartArguments, type RestartResult } from '../../protocol/messages.ts';
import type { AppLink } from './app-link.ts';
import type { AgentServer } from './server.ts';

/**
 * `livegraft.restart`: by the supervisor where there is one, else by the process itself where Node can.
 * @param obstacle why the process cannot replace itself; `null` when it can
 */
export function createRestart(link: AppLink, obstacle: string | null, server: () => AgentServer | undefined): (mode: RestartArguments['mode']) => Promise<RestartResult> {
  return async (mode) => {
    if (mode === 'soft') throw refusal('Soft restarts are not there yet. Restart the app.');
    const supervised = server()?.hasSupervisor() === true;
    if (!supervised && obstacle !== null) throw refusal(obstacle);
    // The answer is written in this turn; what ends the process comes after it.
    setImmediate(() => (supervised ? void server()?.askSupervisor(mode) : link.restart()));
    return { restarting: true };
  };
}

function refusal(message: string): Error {
  return Object.assign(new Error(message), { code: ERROR_CANNOT_RESTART });
}
