/** The protocol is said three times: as types, as a JSON schema, in words. Here they are held together. */
import { Ajv, type ValidateFunction } from 'ajv';
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test from 'node:test';
import * as lsp from '../../runtime-agent/protocol/lsp.ts';
import * as messages from '../../runtime-agent/protocol/messages.ts';
import { parseDiscoveryFile } from '../../runtime-agent/protocol/discovery.ts';
import { skeletonOfSchema, skeletonOfTypes, type Skeleton } from './protocol-types.ts';

const read = (path: string): string => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
const texts = { messages: read('runtime-agent/protocol/messages.ts'), lsp: read('runtime-agent/protocol/lsp.ts') };
const schema = JSON.parse(read('runtime-agent/protocol/schema.json')) as { definitions: Record<string, Skeleton> };
const page = read('docs/protocol.md');

const types = (changed: Partial<typeof texts> = {}): Record<string, Skeleton> => ({
  ...skeletonOfTypes(changed.messages ?? texts.messages, messages),
  ...skeletonOfTypes(changed.lsp ?? texts.lsp, lsp),
});

test('types and schema say the same', () => {
  assert.deepEqual(skeletonOfSchema(schema.definitions), types());
});

/** Each is one slip on the types' side. */
const slips: [string, string, string][] = [
  ['a new field', 'export interface FileError {', 'export interface FileError { hint: string;'],
  ['a field that went', '  pauseMs: number;\n', ''],
  ['a field that became optional', '  trigger: Trigger;', '  trigger?: Trigger;'],
  ['a field of another type', '  uptimeMs: number;', '  uptimeMs: string;'],
  ['a field that may be null', '  uri: string;\n  outcome', '  uri: string | null;\n  outcome'],
  ['a new word', "'save' | 'watch'", "'save' | 'autosave' | 'watch'"],
  ['another version', 'livegraft: 1;', 'livegraft: 2;'],
  ['a list that was one', 'files: FileReport[];', 'files: FileReport;'],
  ['a new type', 'export interface ThrownError {', 'export interface Another { name: string }\nexport interface ThrownError {'],
];
for (const [name, from, to] of slips) {
  test(`the comparison notices in the types ${name}`, () => {
    assert.ok(texts.messages.includes(from), `messages.ts no longer says ${from}`);
    assert.notDeepEqual(skeletonOfSchema(schema.definitions), types({ messages: texts.messages.replace(from, to) }));
  });
}

test('the comparison notices a change of the schema', () => {
  const change = (from: string, to: string): Record<string, Skeleton> => {
    const text = JSON.stringify(schema.definitions);
    assert.ok(text.includes(from), `schema.json no longer says ${from}`);
    return skeletonOfSchema(JSON.parse(text.replace(from, to)) as Record<string, Skeleton>);
  };
  assert.notDeepEqual(change('"pauseMs":{', '"pause":{"type":"string"},"pauseMs":{'), types());
  assert.notDeepEqual(change('"required":["line","character"]', '"required":["line"]'), types());
  assert.notDeepEqual(change('"partly",', ''), types());
  assert.notDeepEqual(change('"format":{"enum"', '"formats":{"enum"'), types());
});

const ajv = new Ajv({ strict: true, allowUnionTypes: true, strictRequired: true }).addSchema({ ...schema, $id: 'livegraft' });

function validator(type: string): ValidateFunction {
  const validate = ajv.getSchema(`livegraft#/definitions/${type}`);
  return validate ?? assert.fail(`schema.json has no ${type}`);
}

/** The page's blocks that begin "```json Type". */
const examples = [...page.matchAll(/^```json (\w+)\n([^]*?)^```$/gm)].map(([, type, text]) => ({ type: type!, text: text! }));

test('the examples in docs/protocol.md are what the schema allows', () => {
  const wanted = ['DiscoveryFile', 'InitializationOptions', 'InitializeResult', 'UpdateReport', 'ModulesResult', 'CensusResult', 'StatusResult',
    'ThrownError', 'PublishDiagnosticsParams', 'RestartArguments'];
  for (const type of wanted) {
    assert.ok(examples.some((example) => example.type === type), `docs/protocol.md has no example of ${type}`);
  }
  for (const { type, text } of examples) {
    const validate = validator(type);
    assert.ok(validate(JSON.parse(text)), `${type}: ${ajv.errorsText(validate.errors)}\n${text}`);
  }
});

test('the schema refuses what the parser of discovery files refuses', () => {
  const file = JSON.parse(examples.find(({ type }) => type === 'DiscoveryFile')!.text) as messages.DiscoveryFile;
  assert.deepEqual(parseDiscoveryFile(JSON.stringify(file)), file);
  const changes: object[] = [
    { livegraft: 2 }, { pid: 0 }, { pid: 1.5 }, { token: 'short' }, { socket: '' }, { title: null }, { runtime: {} },
    { startedAt: 'now' },
  ];
  for (const change of changes) {
    const wrong = { ...file, ...change };
    assert.equal(validator('DiscoveryFile')(wrong), false, JSON.stringify(change));
    assert.equal(parseDiscoveryFile(JSON.stringify(wrong)), undefined, JSON.stringify(change));
  }
});

test('docs/protocol.md names every command, notification, outcome, status, error number and limit', () => {
  const { ERROR_UNAUTHORIZED, ERROR_NOT_INITIALIZED, ERROR_CANNOT_RESTART } = messages;
  const lists = [messages.commands, messages.notifications, lsp.methods, messages.outcomes];
  const words = lists.flatMap((list): string[] => Object.values(list));
  const statuses = (schema.definitions['DefinitionStatus'] as { enum: string[] }).enum;
  const limits = [messages.MAX_FRAME_BYTES, messages.MAX_HANDSHAKE_FRAME_BYTES, messages.MAX_HEADER_BYTES].map((bytes) =>
    bytes < 2 ** 20 ? `${bytes / 1024} KB` : `${bytes / 2 ** 20} MB`);
  for (const word of [...words, ...statuses, ...limits, ERROR_UNAUTHORIZED, ERROR_NOT_INITIALIZED, ERROR_CANNOT_RESTART]) {
    assert.ok(page.includes(String(word)), `docs/protocol.md does not mention ${word}`);
  }
});
