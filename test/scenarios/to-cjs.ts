/**
 * Turns the sources of scenarios into CommonJS as people write it. Line by line, so that broken sources (which scenarios
 * also have) can be turned, and lines stay where they are; every import or export must be one line at column 0.
 * Exports are assigned on a line of their own at the end: an exported `let` does not follow later assignments.
 */
const NAME = String.raw`[\p{ID_Start}$_][\p{ID_Continue}$]*`;
const NAMES = String.raw`\{ ((?:${NAME}(?: as ${NAME})?(?:, )?)+) \}`;
const FROM = String.raw`from '([^']+)';`;

interface Line { text: string; exported: [name: string, value: string][] }
type Rule = [pattern: RegExp, convert: (...groups: string[]) => Line];

const line = (text: string, exported: Line['exported'] = []): Line => ({ text, exported });
const rule = (pattern: string, convert: Rule[1]): Rule => [new RegExp(`^${pattern}$`, 'u'), convert];

const RULES: Rule[] = [
  rule(String.raw`import '([^']+)';`, (from) => line(`${required(from!)};`)),
  rule(String.raw`import \* as (${NAME}) ${FROM}`, (name, from) => line(`const ${name} = ${required(from!)};`)),
  rule(String.raw`import (${NAME}) ${FROM}`, (name, from) => line(`const ${name} = ${requiredDefault(from!)};`)),
  rule(String.raw`import ${NAMES} ${FROM}`, (names, from) => line(`const { ${names!.replaceAll(' as ', ': ')} } = ${required(from!)};`)),
  rule(String.raw`export ${NAMES};`, (names) => line('', pairs(names!))),
  rule(String.raw`export ${NAMES} ${FROM}`, (names, from) =>
    line(pairs(names!).map(([name, value]) => `exports.${name} = ${required(from!)}.${value};`).join(' '))),
  rule(String.raw`export \* ${FROM}`, (from) => line(`Object.assign(exports, ${required(from!)});`)),
  rule(String.raw`export default ((?:async )?function\*? ?|class )(${NAME})(.*)`, (kind, name, rest) =>
    line(`${kind}${name}${rest}`, [['default', name!]])),
  rule(String.raw`export default (.+)`, (value) => line(`exports.default = ${value}`)),
  rule(String.raw`export ((?:async )?function\*? ?|class |const |let )(${NAME})(.*)`, (kind, name, rest) =>
    line(`${kind}${name}${rest}`, [[name!, name!]])),
];

/** @throws Error at an import or export that it does not know. `file` is for the message. */
export function toCommonJs(source: string, file: string): string {
  const lines = source.split('\n').map((text, index) => {
    const [, code, end] = /^(.*?)(\r?)$/su.exec(text) as unknown as [string, string, string];
    const converted = convertLine(code, `${file}:${index + 1}`);
    return { ...converted, text: converted.text + end };
  });
  const text = lines.map((each) => each.text).join('\n');
  const exported = lines.flatMap((each) => each.exported).map(([name, value]) => `exports.${name} = ${value};`);
  if (exported.length === 0) return text;
  return `${text}${text.endsWith('\n') ? '' : '\n'}${exported.join(' ')}\n`;
}

function convertLine(code: string, place: string): Line {
  if (/\bimport\s*[.(]/u.test(code)) throw new Error(`${place}: import() and import.meta cannot be turned into CommonJS: ${code}`);
  if (!/^\s*(import|export)\b/u.test(code)) return line(code);
  for (const [pattern, convert] of RULES) {
    const match = pattern.exec(code);
    if (match) return convert(...match.slice(1));
  }
  throw new Error(`${place}: an import or export in a form that the scenarios' converter does not know: ${code}\n`
    + 'Write it in one of the forms in test/scenarios/to-cjs.ts, or leave the variant cjs out in expected.md.');
}

function required(specifier: string): string {
  return `require('${specifier}')`;
}

/** A package of Node's own has no `default`. */
function requiredDefault(specifier: string): string {
  return specifier.startsWith('node:') ? required(specifier) : `${required(specifier)}.default`;
}

/** `a, b as c` as what is exported under which name. */
function pairs(names: string): [name: string, value: string][] {
  return names.split(', ').map((each) => {
    const [value, name = value] = each.split(' as ') as [string, string?];
    return [name, value];
  });
}
