/** The marks in the gutter: a shape for each kind, so that they can be told apart without their color. Pure. */
import type { InlineKind } from './inlineText.ts';

export type MarkKind = InlineKind | 'old' | 'unsaved' | 'unapplied';

/** Bodies of 16 × 16 SVGs, drawn with the stroke's color. */
const SHAPES: Record<MarkKind, string> = {
  live: '<path d="M3.5 8.5 6.5 11.5 12.5 4.5"/>',
  old: '<path d="M3.5 8.5 6.5 11.5 12.5 4.5"/>',
  waiting: '<path d="M3.5 8h.01M8 8h.01M12.5 8h.01" stroke-width="2.6"/>',
  stale: '<circle cx="8" cy="8" r="4.6"/><path d="M8 3.4a4.6 4.6 0 0 0 0 9.2z" fill="currentColor"/>',
  restart: '<path d="M12.4 6.2A5 5 0 1 0 13 8M12.6 2.8v3.4H9.2"/>',
  failed: '<path d="M4 4l8 8M12 4l-8 8"/>',
  unsaved: '<circle cx="8" cy="8" r="3.6" stroke-dasharray="2 1.8"/>',
  unapplied: '<circle cx="8" cy="8" r="4.6"/><path d="M8 3.4a4.6 4.6 0 0 0 0 9.2z" fill="currentColor"/>',
};

type Theme = 'light' | 'dark';

/** Those of the text's colors for such themes; gutter icons cannot name a theme's color. */
const COLORS: Record<MarkKind, Record<Theme, string>> = {
  live: { light: '#1a7f37', dark: '#57ab5a' },
  old: { light: '#8a8a8a', dark: '#8a8a8a' },
  waiting: { light: '#0969da', dark: '#539bf5' },
  stale: { light: '#9a6700', dark: '#c69026' },
  restart: { light: '#bc4c00', dark: '#e0823d' },
  failed: { light: '#cf222e', dark: '#f47067' },
  unsaved: { light: '#6a6a6a', dark: '#a0a0a0' },
  unapplied: { light: '#9a6700', dark: '#c69026' },
};

/** @returns the address of a picture (`data:`) */
export function gutterIcon(kind: MarkKind, theme: Theme): string {
  const color = COLORS[kind][theme];
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16" fill="none" stroke="${color}" color="${color}" `
    + `stroke-width="1.8" stroke-linecap="round" stroke-linejoin="round">${SHAPES[kind]}</svg>`;
  return `data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}`;
}
