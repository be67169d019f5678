import { type Analysis, analyse } from './analyse.ts';
import { isCounted } from './counting.ts';
import { applyEdits, type Edit, inOrder, insertion } from './edits.ts';
import { type FunctionInfo, NEW_TARGET } from './functions.ts';
import { aliasEdits } from './export-aliases.ts';
import { decideGuards, hasClassEvaluator } from './guardable.ts';
import { guardEdits, type Spelling } from './guard-edits.ts';
import { emptyLine, lineStarts } from './lines.ts';
import { mark, marked } from './marks.ts';
import { type Format, parseModule } from './parse.ts';
import type { ModuleBody } from './module-body.ts';
import { REGISTRY } from './registry-name.ts';
import { isAwait, ownNodes } from './runnable.ts';
import { editsSourceMap, sourceMapEdit } from './source-map.ts';

export interface Guarded {
  /** What Node compiles instead. Its lines are those of the text that was given. */
  text: string;
  /**
   * Where text was added, for columns in stack lines: `line, column, length` (0-based, in the guarded text), one after the other. A negative
   * length says of the addition before it how far before it what happens in it is said to happen.
   */
  columns: number[];
}

/** Text that is left as it is, and why: a word for the log. */
export interface Unguarded { text: null; reason: 'marked' | 'shadowed' }

/**
 * Gives every function of a module a guard, and the module and its classes an evaluator.
 * @param key by which the registry knows the text again
 * @param debuggedAs the file's URL, when a debugger may be there: the text then has a source map
 * @throws ParseError
 */
export function guardModule(text: string, format: Format, key: string, debuggedAs?: string): Guarded | Unguarded {
  if (text.includes(mark.open)) return { text: null, reason: 'marked' };
  const analysis = analyseModule(text, format);
  if (analysis.usesOurNames || needed[format].some((name) => analysis.topNames.has(name))) return { text: null, reason: 'shadowed' };
  const edits = moduleEdits(analysis, format, key);
  const mapEdit = sourceMapEdit(text, edits);
  const guarded = applyEdits(text, mapEdit ? [mapEdit, ...edits] : edits);
  const map = debuggedAs && !mapEdit ? `\n${editsSourceMap(text, edits, debuggedAs)}` : '';
  return { text: guarded + map, columns: columnTable(text, edits) };
}

/** Names that the first statement uses: a module that has one of them, or of ours, for something else goes without. */
const needed = { commonjs: ['globalThis', 'Symbol', 'eval', '__filename'], module: ['globalThis', 'Symbol', 'eval'] };

/** Parsed, analysed, and decided which functions have guards: the same for the first load and for every update. */
export function analyseModule(text: string, format: Format, onToken?: Parameters<typeof parseModule>[2]): Analysis {
  const analysis = analyse(parseModule(text, format, onToken), text, format);
  decideGuards(analysis);
  return analysis;
}

/** All that is put into a module's text when it is loaded. */
export function moduleEdits(analysis: Analysis, format: Format, key: string): Edit[] {
  const edits: Edit[] = [head(analysis, format, key)];
  for (const root of analysis.roots) guardEdits(root, analysis.text, loadSpelling, edits);
  for (const info of analysis.classes) {
    if (hasClassEvaluator(info)) edits.push(insertion(info.bodyEnd, marked(`;static{$lgx.c(${info.id},c=>eval(c))}`)));
  }
  if (format === 'module') edits.push(...aliasEdits(analysis.body, analysis.text));
  const hot = mentionsHot(analysis.text) ? '$lgx.e();' : '';
  const tail = slots(analysis.functions);
  const added = `${hot}${tail ? `var ${tail}` : ''}`;
  if (added) edits.push(insertion(analysis.body.wrapped ? analysis.body.end : analysis.text.length, `${analysis.body.wrapped ? '' : '\n'}${marked(`;${added}`)}`));
  return edits;
}

/** At load a slot is a variable of the module: what a guard tests must cost nothing. */
export const loadSpelling: Spelling = {
  slot: (fn) => `$lg${fn.id}`,
  count: (fn) => `$lgn${fn.id}`,
  read: (_, name) => (name === NEW_TARGET ? 'new.target' : name),
  captures: (fn) => (fn.captures.size > 0 ? [...fn.captures.keys()] : null),
  passesThis: (fn) => fn.usesThis,
};

/** `var`, because in a circle of ES modules a function may be called before its module's first line has run. */
function slots(functions: FunctionInfo[]): string {
  const guarded = functions.filter((fn) => fn.unguarded === null);
  return guarded.flatMap((fn) => (isCounted(fn) ? [loadSpelling.slot(fn), loadSpelling.count(fn)] : [loadSpelling.slot(fn)])).join();
}

/**
 * The first statement: a module that never comes to its end (a loop, an `await`) is known all the same. On a line of its own where
 * there is one to be had, for Node shows the line of an uncaught error.
 */
function head({ text, topNames, body: { statements, start, wrapped } }: Analysis, format: Format, key: string): Edit {
  const identity = format === 'module' ? 'import.meta' : '__filename';
  const isHot = mentionsHot(text) && (format === 'module' || !topNames.has('module'));
  const hotHolder = isHot ? `,${format === 'module' ? identity : 'module'},${suspends(statements)}` : '';
  const statement = `var $lgx=globalThis[Symbol.for("${REGISTRY}")].module("${key}",c=>eval(c),${identity}${hotHolder});`;
  const count = statements.findIndex((each) => each['directive'] === undefined && each.type !== 'ImportDeclaration');
  const last = count < 0 ? statements.at(-1) : statements[count - 1];
  const next = count < 0 ? text.length : statements[count]!.start;
  const place = emptyLine(text, last?.end ?? (wrapped ? start : 0), next);
  return insertion(place ?? last?.end ?? next, marked(`${last ? ';' : ''}${statement}`));
}

/** Whether a module has a top-level `await`: it may end in another turn than it begins in. */
const suspends = (statements: ModuleBody['statements']): boolean => statements.some((statement) => [...ownNodes(statement)].some(isAwait));

/** Whether a module may use the hot API: only those pay for it. */
export const mentionsHot = (text: string): boolean => /\b(?:meta|module)\s*\.\s*hot\b/.test(text) || (/['"]livegraft['"]/.test(text) && /\bhot\b/.test(text));

function columnTable(text: string, edits: Edit[]): number[] {
  const table: number[] = [];
  const starts = lineStarts(text);
  let line = 0;
  let shift = 0;
  for (const edit of inOrder(edits)) {
    while (line + 1 < starts.length && starts[line + 1]! <= edit.start) [line, shift] = [line + 1, 0];
    const length = edit.text.length - (edit.end - edit.start);
    table.push(line, edit.start - starts[line]! + shift, length);
    if (edit.place !== undefined && edit.place >= starts[line]!) table.push(line, edit.start - starts[line]! + shift, edit.place - edit.start);
    shift += length;
  }
  return table;
}
