/** The session's updates as a picture: how long each took, and what became of it. Pure: an HTML page without scripts. */
import type { Outcome } from '../runtime-agent/protocol/messages.ts';
import { totals, type PastUpdate } from './history.ts';
import { duration } from './inlineText.ts';
import { summarize } from './reportText.ts';

/** So many fit beside each other, the last ones. */
const SHOWN = 30;
const HEIGHT = 90;
const BAR = 7;
const GAP = 3;

/** Failures differ in shape too: they stand on a line of their own, below. */
const CLASS: Record<Outcome, string> = { live: 'live', unchanged: 'unchanged', partly: 'restart', restart: 'restart', rejected: 'failed' };

/** @param updates last one first */
export function historyPage(updates: readonly PastUpdate[]): string {
  if (updates.length === 0) return page('<p>No update yet. Save a file of a running app.</p>');
  const { updates: count, failures, medianMs, byHow } = totals(updates);
  const facts = [
    `${count} update${count === 1 ? '' : 's'}`, ...(failures > 0 ? [`${failures} not wholly live`] : []), ...(medianMs > 0 ? [`half of them live within ${duration(medianMs)}`] : []),
  ];
  return page(`${chart(updates.slice(0, SHOWN).toReversed())}<p>${facts.join(', ')}.</p>${byHow.length > 0
    ? `<table><caption>Definitions by operation</caption>${byHow.map(([how, each]) => `<tr><th scope="row">${how}</th><td>${each}</td></tr>`).join('')}</table>` : ''}`);
}

function chart(updates: readonly PastUpdate[]): string {
  const longest = Math.max(10, ...updates.map(({ report }) => report.durationMs));
  const bars = updates.map((update, index) => bar(update, index, longest)).join('');
  const width = SHOWN * (BAR + GAP);
  return `<svg role="img" aria-label="Time to live of the last ${updates.length} updates, up to ${duration(longest)}" viewBox="0 0 ${width} ${HEIGHT + 16}">`
    + `<text x="0" y="9" class="scale">${duration(longest)}</text><line x1="0" x2="${width}" y1="${HEIGHT}" y2="${HEIGHT}" class="axis"/>${bars}</svg>`;
}

/** Heights are logarithmic: a first save takes many times as long as the others. */
function bar({ report, title, at }: PastUpdate, index: number, longest: number): string {
  const height = Math.max(3, (Math.log1p(report.durationMs) / Math.log1p(longest)) * (HEIGHT - 14));
  const x = index * (BAR + GAP);
  const kind = CLASS[report.outcome];
  const says = `<title>${escape(`${new Date(at).toLocaleTimeString()} ${title}: ${summarize(report)}, ${duration(report.durationMs)}`)}</title>`;
  const mark = kind === 'live' || kind === 'unchanged' ? '' : `<text x="${x + BAR / 2}" y="${HEIGHT + 13}" class="${kind} mark">${kind === 'failed' ? '✗' : '⟳'}</text>`;
  return `<g>${says}<rect x="${x}" y="${HEIGHT - height}" width="${BAR}" height="${height}" class="${kind}"/>${mark}</g>`;
}

const escape = (text: string): string => text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);

const page = (body: string): string => `<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>Livegraft: updates of this session</title>
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<style>
body { color: var(--vscode-foreground); font: var(--vscode-font-size) var(--vscode-font-family); padding: 0 12px; }
svg { width: 100%; height: auto; }
.live { fill: var(--vscode-livegraft-liveForeground); } .unchanged { fill: var(--vscode-livegraft-oldForeground); }
.restart { fill: var(--vscode-livegraft-restartForeground); } .failed { fill: var(--vscode-livegraft-failedForeground); }
.axis { stroke: var(--vscode-foreground); opacity: 0.4; } .scale { fill: var(--vscode-descriptionForeground); font-size: 9px; }
.mark { text-anchor: middle; font-size: 11px; } caption, th { text-align: left; font-weight: normal; } caption { color: var(--vscode-descriptionForeground); }
td { text-align: right; padding-left: 2em; }
</style></head><body>${body}</body></html>`;
