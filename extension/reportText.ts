/** Reports and apps in words, for the log, the status bar and lists. Pure. */
import { outcomes, type DiscoveryFile, type Health, type Outcome, type ThrownError, type UpdateReport } from '../runtime-agent/protocol/messages.ts';
import { duration } from './inlineText.ts';

/** What is said of a connected app. */
export interface AppStatus {
  agent: DiscoveryFile;
  health: Health;
  lastUpdate: { report: UpdateReport; at: Date } | undefined;
  isBusy: boolean;
}

/** Worst last. */
const healths = ['live', 'stale', 'failed', 'blocked'] as const satisfies readonly Health[];

const HEALTH: Record<Health, string> = {
  live: 'all that was saved is live',
  stale: 'not all that was saved runs: something needs a restart, or was undone',
  failed: 'the last save was rejected, the code from before runs on',
  blocked: 'does not respond',
};

const OUTCOME: Record<Outcome, string> = {
  unchanged: 'nothing changed',
  live: 'live',
  partly: 'partly live',
  restart: 'restart to apply',
  rejected: 'rejected',
};

/** @returns the worst health among the apps */
export function worstHealth(apps: readonly AppStatus[]): Health {
  return healths.findLast((health) => apps.some((app) => app.health === health)) ?? 'live';
}

/** @returns `1 app`, `2 apps` */
export const countApps = (count: number): string => `${count} app${count === 1 ? '' : 's'}`;

/** @returns one line per app and one for its last update */
export function describeApps(apps: readonly AppStatus[]): string {
  return apps.map((app) => [
    `${app.agent.title}, ${describeProcess(app.agent)}: ${app.isBusy ? 'an update is under way' : HEALTH[app.health]}`,
    ...(app.lastUpdate ? [`    last update ${app.lastUpdate.at.toLocaleTimeString()}: ${summarize(app.lastUpdate.report)}`] : []),
  ].join('\n')).join('\n');
}

/** @returns `process 4711, node 24.21.0` */
export const describeProcess = ({ pid, runtime }: DiscoveryFile): string => `process ${pid}, ${runtime.name} ${runtime.version}`;

/** @returns `cart.ts live · 3 ms` */
export const summarize = (report: UpdateReport): string =>
  `${whatBecame(report)}${report.outcome === 'live' ? ` · ${duration(report.durationMs)}` : ''}`;

function whatBecame({ files, outcome }: UpdateReport): string {
  const [first] = [...files].sort((a, b) => outcomes.indexOf(b.outcome) - outcomes.indexOf(a.outcome));
  const names = first === undefined ? '' : `${fileName(first.uri)}${files.length > 1 ? ` and ${files.length - 1} more` : ''} `;
  return `${names}${OUTCOME[outcome]}`;
}

/** @returns a report as lines for the log: the update, its definitions and errors */
export function logReport(report: UpdateReport): string {
  const { id, trigger, durationMs, pauseMs, files } = report;
  const lines = files.flatMap(({ uri, definitions, error }) => [
    ...definitions.map(({ name, range, status, how, code, message }) =>
      `${place(uri, range.start.line)} ${name}: ${[status, how, code, message].filter(Boolean).join(', ')}`),
    ...(error ? [`${place(uri, error.range?.start.line)} ${error.code} ${error.message}`] : []),
  ]);
  const head = `update ${id} (${trigger}): ${whatBecame(report)}, ${durationMs.toFixed(1)} ms, app held for ${pauseMs.toFixed(1)} ms`;
  return [head, ...lines].join('\n    ');
}

/** @returns an uncaught error as the app would print it */
export const logThrown = ({ message, stack }: ThrownError): string => `uncaught: ${stack || message}`;

const place = (uri: string, line: number | undefined): string => `${fileName(uri)}${line === undefined ? '' : `:${line + 1}`}`;

const fileName = (uri: string): string => decodeURIComponent(uri.slice(uri.lastIndexOf('/') + 1));
