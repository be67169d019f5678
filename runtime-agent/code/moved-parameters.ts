import { type Edit, insertion, skipTrivia } from './edits.ts';
import { type FunctionInfo, handsOnNames, isArrow, type Pattern } from './functions.ts';
import { marked, replaced } from './marks.ts';
import { isName } from './parameters.ts';

/** How a function gets its arguments when its parameters are taken apart behind the guard. */
export interface MovedParameters {
  /** What an arrow function's guard hands on. */
  names: string[];
  /** Stands in the place of the first parameter with code of its own and of all behind it, up to the body. */
  list: string;
  /** Index of that parameter. */
  first: number;
}

export function moveParameters(fn: FunctionInfo): MovedParameters {
  const { params } = fn.node;
  const first = params.findIndex((parameter) => !isName(parameter));
  const names = params.map((parameter, index) => {
    if (index < first) return parameter.name!;
    return parameter.type === 'RestElement' ? `...${standIn(index)}` : standIn(index);
  });
  // A default value ends what `length` counts.
  const list = names.slice(first).map((name, index) => (params[first + index]!.type === 'AssignmentPattern' ? `${name}=void 0` : name));
  // A rest parameter also keeps `arguments` apart from the parameters, as patterns do.
  if (params.at(-1)!.type !== 'RestElement' && (handsOnNames(fn) || fn.usesArguments)) {
    names.push('...$lgr');
    list.push('...$lgr');
  }
  return { names, list: list.join(), first };
}

const standIn = (index: number): string => `$lgp${index}`;

/**
 * `function f(a, { b = 1 }, c = a) {` becomes `function f(a, $lgp1,$lgp2=void 0){GUARD let { b = 1 }=$lgp1, c=$lgp2!==void 0?$lgp2: a;`:
 * the parameters stay where they stand, as declarations of the body, so that lines, comments, the order of what happens and the
 * places of errors stay too. `let`, for they cannot be used before their turn either.
 * @param guard a statement
 * @param entry stands before the body: the rest of a block, or what makes a statement of an expression
 */
export function parameterEdits(fn: FunctionInfo, text: string, { list, first }: MovedParameters, guard: string, entry: string): Edit[] {
  const { params } = fn.node;
  const edits = [insertion(params[first]!.start, marked(`${list})${isArrow(fn) ? '=>' : ''}{${guard}let `))];
  params.forEach((parameter, index) => {
    if (index >= first) edits.push(...declarationEdits(parameter, text, standIn(index)));
  });
  return [...edits, ...entryEdits(fn, text, entry)];
}

/** What makes a parameter a declarator. The forms are those whose error messages are like a parameter's, on all versions of V8 that were tried. */
function declarationEdits(parameter: Pattern, text: string, source: string): Edit[] {
  const { type, start, end, left, right } = parameter;
  const around = (open: string, close: string): Edit[] => [...(open ? [insertion(start, marked(open))] : []), insertion(end, marked(close))];
  switch (type) {
    case 'RestElement': return [replacement(text, start, '...', ''), insertion(end, marked(`=${source}`))];
    case 'ObjectPattern': return around('{$:', `=undefined}={$:${source}}`);
    case 'ArrayPattern': return around('{$:{$:', `}}={$:{$:${source}}}`);
    case 'AssignmentPattern': break;
    default: return around('', `=${source}`);
  }
  // A function without a name gets the parameter's name, as a pattern's default does (ECMA-262, NamedEvaluation).
  if (isName(left) && /Function|Class/.test(right!.type)) return around('{$:', `}={$:${source}}`);
  const equals = skipTrivia(text, left!.end);
  const given = `${source}!==void 0?${source}:`;
  if (left!.type !== 'ArrayPattern') return [replacement(text, equals, '=', `=${given}`)];
  return [insertion(start, marked('{$:{$:')), replacement(text, equals, '=', `}}={$:{$:${given}`), insertion(end, marked('}}'))];
}

/** From the last parameter to the body: what closed the parameters and opened the body has been said before them. */
function entryEdits(fn: FunctionInfo, text: string, entry: string): Edit[] {
  const { params, body, expression } = fn.node;
  const edits: Edit[] = [];
  let position = skipTrivia(text, params.at(-1)!.end);
  const pass = (token: string, instead: string): void => {
    edits.push(replacement(text, position, token, instead));
    position = skipTrivia(text, position + token.length);
  };
  if (text[position] === ',') pass(',', '');
  pass(')', ';');
  if (isArrow(fn)) pass('=>', expression ? entry : '');
  if (!expression) edits.push(replacement(text, body.start, '{', entry));
  return edits;
}

function replacement(text: string, start: number, token: string, instead: string): Edit {
  const end = start + token.length;
  if (text.slice(start, end) !== token) throw new Error(`There is no \`${token}\` at ${start}, where the parameters of a function are put behind its guard.`);
  return { start, end, text: replaced(instead, token) };
}
