/** The rows of the apps view in words and pictures. Pure: pictures by the names of VS Code's icons and colors. */
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Definition, DefinitionKind, DefinitionStatus, DiscoveryFile, FileSummary, Health, StatusResult } from '../runtime-agent/protocol/messages.ts';
import { age } from './inlineText.ts';

export interface Row {
  label: string;
  description: string;
  /** What a screen reader says. */
  accessible: string;
  icon: string;
  /** A theme's color; none: that of the text. */
  color: string | undefined;
}

const SIGNS: Record<DefinitionStatus, string> = {
  live: '✓ live', waiting: '… waiting', stale: '◐ stale', restart: '⟳ restart to apply', failed: '✗ failed',
};

const HEALTH_ICONS: Record<Health, string> = { live: 'pass', stale: 'history', failed: 'error', blocked: 'watch' };
const HEALTH_COLORS: Record<Health, DefinitionStatus> = { live: 'live', stale: 'restart', failed: 'failed', blocked: 'waiting' };

const KIND_ICONS: Partial<Record<DefinitionKind, string>> = {
  function: 'symbol-function', closure: 'symbol-function', method: 'symbol-method', getter: 'symbol-property', setter: 'symbol-property',
  constructor: 'symbol-constructor', class: 'symbol-class', field: 'symbol-field', variable: 'symbol-variable', module: 'symbol-module',
};

const colorOf = (status: DefinitionStatus): string => `livegraft.${status}Foreground`;

/** @param now in milliseconds since 1970 */
export function appRow({ title, pid, runtime, startedAt }: DiscoveryFile, health: Health, status: StatusResult | undefined, now: number): Row {
  const facts = [
    `${runtime.name} ${runtime.version}`,
    ...(status ? [counted(status.updates, 'update'), counted(status.modules, 'module'), megabytes(status.memoryBytes)] : []),
    `started ${age(now - Date.parse(startedAt))}`, `process ${pid}`,
  ];
  const description = facts.join(' · ');
  return { label: title, description, accessible: `${title}, ${health}, ${facts.join(', ')}`, icon: HEALTH_ICONS[health], color: colorOf(HEALTH_COLORS[health]) };
}

/** @param root the app's folder */
export function moduleRow({ uri, updates, status }: FileSummary, root: string): Row {
  const label = relative(root, fileURLToPath(uri));
  const facts = [...(updates > 0 || status !== 'live' ? [SIGNS[status]] : []), ...(updates > 0 ? [counted(updates, 'update')] : [])];
  return { label, description: facts.join(' · '), accessible: [label, ...facts].join(', '), icon: 'file-code', color: updates > 0 || status !== 'live' ? colorOf(status) : undefined };
}

export function definitionRow({ name, kind, status, how, message }: Definition): Row {
  const isNews = status !== 'live' || how !== null;
  const description = isNews ? [SIGNS[status], how ?? ''].filter(Boolean).join(' · ') : '';
  return {
    label: name || kind, description, accessible: [kind, name, description, message].filter(Boolean).join(', '),
    icon: KIND_ICONS[kind] ?? 'symbol-misc', color: isNews ? colorOf(status) : undefined,
  };
}

/** Those with news first, then by path. */
export const inOrder = (files: readonly FileSummary[]): FileSummary[] => [...files].sort((a, b) =>
  Number(b.updates > 0 || b.status !== 'live') - Number(a.updates > 0 || a.status !== 'live') || a.uri.localeCompare(b.uri));

/** @returns `1 update`, `2 updates` */
const counted = (count: number, what: string): string => `${count} ${what}${count === 1 ? '' : 's'}`;

const megabytes = (bytes: number): string => `${Math.round(bytes / 1_000_000)} MB`;
