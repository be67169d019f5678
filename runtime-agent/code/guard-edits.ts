import { counting } from './counting.ts';
import { type Edit, insertion, skipTrivia } from './edits.ts';
import { constructionOf, type FunctionInfo, handsOnNames, isArrow, isImplied, isInitializer, NEW_TARGET } from './functions.ts';
import { marked } from './marks.ts';
import { moveParameters, parameterEdits } from './moved-parameters.ts';
import { parameterPlan } from './parameters.ts';

/** How the text that is being made calls things. */
export interface Spelling {
  /** The variable that holds a function's newer code. */
  slot(fn: FunctionInfo): string;
  /** The variable that counts a function's calls under way. */
  count(fn: FunctionInfo): string;
  /** How code around `fn` reads a name that `fn` captures. */
  read(fn: FunctionInfo, name: string): string;
  /** The captured names that the slot's code is given; `null` when the slot holds the function itself. */
  captures(fn: FunctionInfo): readonly string[] | null;
  /** Whether an arrow function's slot is given `this`. */
  passesThis(fn: FunctionInfo): boolean;
}

/** Adds the edits that put guards into `fn`, when it has one, and into the functions in it. */
export function guardEdits(fn: FunctionInfo, text: string, spelling: Spelling, edits: Edit[]): void {
  if (fn.unguarded !== null) return nested(fn, text, spelling, edits);
  const [before, after] = parameterPlan(fn) === 'moved' ? movedGuard(fn, text, spelling) : plainGuard(fn, text, spelling);
  edits.push(...before);
  nested(fn, text, spelling, edits);
  edits.push(...after);
}

/** Edits before those of the functions inside, and after them. */
type Guard = [before: Edit[], after: Edit[]];

function movedGuard(fn: FunctionInfo, text: string, spelling: Spelling): Guard {
  const moved = moveParameters(fn);
  const { expression, body } = fn.node;
  const { enter, leave, open, close, before, after } = counting(fn, spelling.count(fn), marked);
  const parameters = parameterEdits(fn, text, moved, test(fn, spelling, moved.names), expression ? `${enter}return(${open}` : enter);
  if (expression) return [parameters, [insertion(fn.end, marked(`${close})${leave}}`))]];
  return [[...parameters, ...before], leave ? [...after, insertion(body.end - 1, marked(leave))] : []];
}

function plainGuard(fn: FunctionInfo, text: string, spelling: Spelling): Guard {
  if (isInitializer(fn)) return [[insertion(fn.start, marked(`${spelling.slot(fn)}!==void 0?${guardCall(fn, spelling, [])}:(`))], [insertion(fn.end, marked(')'))]];
  // V8 says of a constructor that is not in the text that it is where its class begins.
  if (isImplied(fn)) return [[{ ...insertion(fn.start, marked(impliedConstructor(fn, spelling))), place: fn.definitionStart }], []];
  const { expression, body } = fn.node;
  const rest = handsOnNames(fn) && !endsInRest(fn) ? takeRest(fn, text) : [];
  const names = handedOn(fn);
  const { enter, leave, open, close, before, after } = counting(fn, spelling.count(fn), marked);
  if (!expression) {
    const guard = insertion(bodyStart(fn), marked(`;${test(fn, spelling, names)}${enter}`));
    return [[...rest, guard, ...before], leave ? [...after, insertion(body.end - 1, marked(leave))] : []];
  }
  const start = afterArrow(fn, text);
  if (enter) return [[...rest, insertion(start, marked(`{${test(fn, spelling, names)}${enter}return(${open}`))], [insertion(fn.end, marked(`${close})${leave}}`))]];
  return [[...rest, insertion(start, marked(`${spelling.slot(fn)}!==void 0?${guardCall(fn, spelling, names)}:(`))], [insertion(fn.end, marked(')'))]];
}

function impliedConstructor(fn: FunctionInfo, spelling: Spelling): string {
  return `constructor(...$lgr){${test(fn, spelling, ['...$lgr'])}${constructionOf(fn) === 'base' ? '' : 'super(...$lgr)'}}`;
}

/** `void 0`, for `undefined` may be the name of something else. */
function test(fn: FunctionInfo, spelling: Spelling, names: string[]): string {
  const slot = spelling.slot(fn);
  if (constructionOf(fn) !== 'split') return `if(${slot}!==void 0)return ${guardCall(fn, spelling, names)};`;
  return `if(${slot}!==void 0){const $lgq=${slot}(new.target,[${all(fn, names)}]);super(...$lgq.a);return $lgq.b.call(this)}`;
}

const all = (fn: FunctionInfo, names: string[]): string => (handsOnNames(fn) ? names.join() : '...arguments');

function nested(fn: FunctionInfo, text: string, spelling: Spelling, edits: Edit[]): void {
  for (const child of fn.children) if (child.unguarded !== 'parameter') guardEdits(child, text, spelling, edits);
}

/** `arguments` costs nothing in optimised code, where there is one and it may be used. */
function guardCall(fn: FunctionInfo, spelling: Spelling, names: string[]): string {
  const slot = spelling.slot(fn);
  if (constructionOf(fn) === 'derived') return `Reflect.construct(${slot},[${all(fn, names)}],new.target)`;
  const captures = spelling.captures(fn);
  const target = captures ? `${slot}(${accessors(fn, captures, spelling)})` : slot;
  if (isInitializer(fn)) return `${target}.call(this)`;
  if (isArrow(fn)) return spelling.passesThis(fn) ? `${target}.call(${['this', ...names].join()})` : `${target}(${names.join()})`;
  if (handsOnNames(fn)) return `${target}.call(${['this', ...names].join()})`;
  return `${fn.node.generator ? 'yield* ' : ''}${target}.apply(this,arguments)`;
}

/** An object through which newer code reads and writes the captured names. Nothing in it runs before it is used. */
function accessors(fn: FunctionInfo, captures: readonly string[], spelling: Spelling): string {
  const accessor = (name: string, source: string) => name === NEW_TARGET ? `${name}:${source}` : `get ${name}(){return ${source}},set ${name}($lgv){${source}=$lgv}`;
  return `{${captures.map((name) => accessor(name, spelling.read(fn, name))).join()}}`;
}

const endsInRest = (fn: FunctionInfo): boolean => fn.node.params.at(-1)?.type === 'RestElement';

/** What a guard hands on that does not use `arguments`. */
function handedOn(fn: FunctionInfo): string[] {
  if (!handsOnNames(fn)) return [];
  const names = fn.node.params.map((parameter) => (parameter.type === 'RestElement' ? `...${parameter.argument!.name!}` : parameter.name!));
  return endsInRest(fn) ? names : [...names, '...$lgr'];
}

/** Adds `...$lgr` to the parameters. */
function takeRest(fn: FunctionInfo, text: string): Edit[] {
  const last = fn.node.params.at(-1);
  if (!last) {
    const open = skipTrivia(text, fn.start + (fn.node.async ? 'async'.length : 0));
    return [insertion(open + 1, marked('...$lgr'))];
  }
  const next = skipTrivia(text, last.end);
  if (text[next] === '=') return [insertion(last.start, marked('(')), insertion(last.end, marked(',...$lgr)'))];
  return [insertion(text[next] === ',' ? next + 1 : last.end, marked(text[next] === ',' ? '...$lgr' : ',...$lgr'))];
}

/** The position behind the `=>`. */
export function afterArrow(fn: FunctionInfo, text: string): number {
  const last = fn.node.params.at(-1);
  let position = skipTrivia(text, last ? last.end : fn.start + (fn.node.async ? 'async'.length : 0));
  while (text[position] !== '=') position = skipTrivia(text, position + 1);
  return position + 2;
}

/** Behind the directives of a function's body. */
function bodyStart(fn: FunctionInfo): number {
  let position = fn.node.body.start + 1;
  for (const statement of fn.node.body.body as unknown as { directive?: string; end: number }[]) {
    if (statement.directive === undefined) break;
    position = statement.end;
  }
  return position;
}
