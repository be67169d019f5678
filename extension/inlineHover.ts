/** What the hover over an inline status tells, and what it has to offer. */
import { MarkdownString, type Uri } from 'vscode';
import { codeHref } from '../runtime-agent/protocol/lsp.ts';
import { ids } from './commandIds.ts';
import type { EditedLine } from './editedModel.ts';
import type { InlineLine } from './inlineModel.ts';

type Detail = InlineLine['details'][number];

/** Apps and agents are quoted as plain text: nothing in their messages is a link, a command or a picture. */
export function hoverOfLine({ kind, text, details }: InlineLine, file: Uri): MarkdownString {
  const markdown = trusted().appendText(text.split(' · ', 1)[0] ?? '');
  for (const detail of details) append(markdown, detail, text);
  const links = [
    command('Show Difference', ids.showDifference, 'What runs, beside what the editor holds', file),
    command('Undo Last Update', ids.undo, 'Put the code from before back; the file stays as it is'),
    ...(details.some(({ isStatement }) => isStatement) ? [command('Run Module Again', ids.reloadModule, 'Run the statements of this module again, where it accepts that', file)] : []),
    ...(kind === 'live' ? [] : [command('Restart App', ids.restart, 'Start the app anew')]),
    ...[...new Set(details.flatMap(({ code }) => code?.replace(/\W/g, '') ?? []))].map((code) => `[Explain ${code}](${codeHref(code)})`),
  ];
  return markdown.appendMarkdown(`\n\n${links.join(' &nbsp;|&nbsp; ')}`);
}

export function hoverOfEdited({ name, difference }: EditedLine, file: Uri): MarkdownString {
  const what = difference === 'unsaved' ? 'Edited, not saved' : 'Saved, not applied';
  const markdown = trusted().appendText(name === '' ? what : `${what}: ${name}`).appendMarkdown('\n\n').appendText('The code from before runs.');
  const links = [
    command('Show Difference', ids.showDifference, 'What runs, beside what the editor holds', file),
    command('Reload Module', ids.reloadModule, 'Save the file, and have the apps take it', file),
  ];
  return markdown.appendMarkdown(`\n\n${links.join(' &nbsp;|&nbsp; ')}`);
}

function append(markdown: MarkdownString, { app, at, summary, runs, message }: Detail, text: string): void {
  markdown.appendMarkdown('\n\n').appendText([summary, `${app}, since ${new Date(at).toLocaleTimeString()}`].filter(Boolean).join('\n'));
  if (runs !== '') markdown.appendMarkdown('\n\n').appendText(runs);
  if (message && !text.endsWith(message)) markdown.appendMarkdown('\n\n').appendText(message);
}

function trusted(): MarkdownString {
  const markdown = new MarkdownString();
  markdown.isTrusted = { enabledCommands: [ids.showDifference, ids.undo, ids.restart, ids.reloadModule] };
  return markdown;
}

const command = (title: string, id: string, what: string, ...args: unknown[]): string =>
  `[${title}](command:${id}${args.length > 0 ? `?${encodeURIComponent(JSON.stringify(args))}` : ''} "${what}")`;
