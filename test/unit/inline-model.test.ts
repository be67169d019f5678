import assert from 'node:assert/strict';
import test from 'node:test';
import { InlineModel } from '../../extension/inlineModel.ts';
import type { Definition, FileError, FileReport, Range, UpdateReport } from '../../runtime-agent/protocol/messages.ts';

const uri = 'file:///app/cart.ts';
const app = 'shop (4711)';
const range = (startLine: number, startCharacter: number, endLine: number, endCharacter: number): Range =>
  ({ start: { line: startLine, character: startCharacter }, end: { line: endLine, character: endCharacter } });
/** The text at `where`, replaced. */
const edit = (where: Range, text: string) => [{ range: where, text }];
const insert = (line: number, character: number, text: string) => edit(range(line, character, line, character), text);

const definition = (changes: Partial<Definition> = {}): Definition =>
  ({ name: 'Cart.total', kind: 'method', range: range(4, 2, 8, 3), status: 'live', how: 'replaced', ...changes });
const file = (definitions: Definition[], changes: Partial<FileReport> = {}): FileReport =>
  ({ uri, outcome: 'live', definitions, error: null, ...changes });
const report = (files: FileReport[], changes: Partial<UpdateReport> = {}): UpdateReport =>
  ({ id: 1, trigger: 'save', outcome: 'live', durationMs: 3.1, pauseMs: 0.4, files, ...changes });
const live = (changes: Partial<Definition> = {}, update: Partial<UpdateReport> = {}) => report([file([definition(changes)])], update);
const rejected = (error: Partial<FileError> = {}, update: Partial<UpdateReport> = {}) => report(
  [file([], { outcome: 'rejected', error: { code: 'LG2001', message: 'Unexpected token', range: range(5, 4, 5, 4), ...error } })],
  { outcome: 'rejected', ...update });

/** A model that was told of one live definition, lines 4 to 8. */
function modelWith(...reports: UpdateReport[]): InlineModel {
  const model = new InlineModel();
  (reports.length > 0 ? reports : [live()]).forEach((each) => model.report(app, each, 0));
  return model;
}
/** What is shown right after it came, without its age. */
const texts = (model: InlineModel): string[] => model.lines(uri, 0).map(({ line, text }) => `${line}: ${text.replace(/ · just now$/, '')}`);
const MINUTE = 60_000;

test('each status has its text, at the first line of its definition', () => {
  const statuses = ['live', 'waiting', 'stale', 'restart', 'failed'] as const;
  const definitions = statuses.map((status, line) => definition({ name: status, status, range: range(line, 0, line, 9) }));
  const model = modelWith(report([file(definitions)]));
  assert.deepEqual(texts(model), ['0: ✓ live · 3 ms', '1: … waiting', '2: ◐ stale', '3: ⟳ restart to apply', '4: ✗ failed']);
});

test('what was rejected is told at its line, shortened; all of it is in the details', () => {
  const message = `Unexpected token ${'x'.repeat(200)}\nsecond line`;
  const [line] = modelWith(rejected({ message })).lines(uri, 0);
  assert.equal(line?.line, 5);
  assert.match(line.text, /^✗ Unexpected token x{60,}…$/);
  assert.deepEqual(line.details.map(({ message: all, code }) => ({ all, code })), [{ all: message, code: 'LG2001' }]);
  assert.deepEqual(texts(modelWith(rejected({ range: null }))), ['0: ✗ Unexpected token'], 'without a place: at the top');
});

test('lines move with the text around them', () => {
  const model = modelWith();
  assert.equal(model.edited(uri, insert(0, 0, 'import x;\n')), true);
  assert.deepEqual(texts(model), ['5: ✓ live · 3 ms'], 'a line above');
  model.edited(uri, edit(range(1, 0, 3, 0), ''));
  assert.deepEqual(texts(model), ['3: ✓ live · 3 ms'], 'two lines fewer above');
  model.edited(uri, insert(20, 0, 'behind'));
  model.edited(uri, insert(2, 5, '\r\n  '));
  assert.deepEqual(texts(model), ['4: ✓ live · 3 ms'], 'Enter in the line above');
  model.edited(uri, edit(range(4, 0, 4, 2), '    '));
  model.edited(uri, insert(8, 5, '\nbehind'));
  assert.deepEqual(texts(model), ['4: ✓ live · 3 ms'], 'indented, and Enter right behind it');
});

test('a line goes when its own text changes', () => {
  const edits = {
    inside: insert(6, 1, 'x'), 'whitespace inside': insert(6, 0, '  '), 'its first character': edit(range(4, 2, 4, 3), ''),
    'its last character': edit(range(8, 2, 8, 3), ''), 'all around it': edit(range(0, 0, 20, 0), ''),
    'right before it': insert(4, 2, 'async '), 'right behind it': insert(8, 3, '.call()'), 'the line above joined to it': edit(range(3, 9, 5, 1), ''),
  };
  for (const [name, changes] of Object.entries(edits)) {
    const model = modelWith();
    model.edited(uri, changes);
    assert.deepEqual(texts(model), [], name);
  }
});

test('several edits at once, last one first, as VS Code gives them', () => {
  const two = report([file([definition(), definition({ name: 'other', range: range(12, 0, 14, 1) })])]);
  const model = modelWith(two);
  model.edited(uri, [...insert(13, 0, 'x'), ...insert(10, 0, '\n\n'), ...insert(0, 0, '\n')]);
  assert.deepEqual(texts(model), ['5: ✓ live · 3 ms']);
});

test('an error goes when its line is edited, wherever in the line', () => {
  const model = modelWith(rejected());
  model.edited(uri, insert(5, 30, '}'));
  assert.deepEqual(texts(model), []);
});

test('each status has its age, and what is live becomes old news', () => {
  const model = modelWith(report([file([definition(), definition({ name: 'rate', status: 'restart', range: range(2, 0, 2, 9) })])]), rejected({}, { id: 2 }));
  const later = (now: number) => model.lines(uri, now).map(({ text, isOld }) => `${text}${isOld ? ' (old)' : ''}`);
  assert.deepEqual(later(59_000), ['✓ live · 3 ms · just now', '✗ Unexpected token']);
  assert.deepEqual(later(9 * MINUTE), ['✓ live · 3 ms · 9 min ago', '✗ Unexpected token']);
  assert.deepEqual(later(10 * MINUTE), ['✓ live · 3 ms · 10 min ago (old)', '✗ Unexpected token']);
  assert.deepEqual(later(60 * 24 * MINUTE), ['✓ live · 3 ms · 1 day ago (old)', '✗ Unexpected token']);
});

test('what is said again still stands since it was said first', () => {
  const model = modelWith(live({ status: 'restart' }));
  model.report(app, live({ status: 'restart' }, { id: 2 }), 3 * MINUTE);
  assert.equal(model.lines(uri, 5 * MINUTE)[0]?.text, '⟳ restart to apply · 5 min ago');
  model.report(app, live({}, { id: 3 }), 4 * MINUTE);
  assert.equal(model.lines(uri, 5 * MINUTE)[0]?.text, '✓ live · 3 ms · 1 min ago');
});

test('what an update made live stays when the next one is about others', () => {
  const model = modelWith(live());
  model.report(app, report([file([definition({ name: 'other', range: range(10, 0, 12, 1) })])], { id: 2 }), MINUTE);
  assert.deepEqual(model.lines(uri, 2 * MINUTE).map(({ line, text }) => `${line}: ${text}`), ['4: ✓ live · 3 ms · 2 min ago', '10: ✓ live · 3 ms · 1 min ago']);
  model.report(app, rejected({}, { id: 3 }), MINUTE);
  assert.deepEqual(texts(model).map((text) => text.slice(0, 5)), ['4: ✓ ', '10: ✓', '5: ✗ ']);
});

test('what was undone is told where it was live: its text is not what runs', () => {
  const model = modelWith(live());
  model.edited(uri, insert(0, 0, '\n'));
  model.report(app, live({ range: range(2, 2, 6, 3) }, { id: 2, trigger: 'undo' }), 0);
  assert.deepEqual(texts(model), ['5: ◐ stale · undone']);
  model.saved(uri);
  model.report(app, live({ range: range(5, 2, 9, 3) }, { id: 3 }), 0);
  assert.deepEqual(texts(model), ['5: ✓ live · 3 ms']);
});

test('the next report of the same app takes the place of the last', () => {
  const model = modelWith(rejected(), live({}, { id: 2 }));
  assert.deepEqual(texts(model), ['4: ✓ live · 3 ms']);
  model.report(app, report([], { id: 3 }), 0);
  assert.deepEqual(texts(model), ['4: ✓ live · 3 ms'], 'a report of other files says nothing about this one');
});

test('a report that comes again mends its definitions and leaves its others', () => {
  const first = report([file([definition({ status: 'waiting', how: null }), definition({ name: 'other', range: range(10, 0, 12, 1) })])]);
  assert.deepEqual(texts(modelWith(first, live())), ['10: ✓ live · 3 ms', '4: ✓ live · 3 ms']);
});

test('unchanged: what was live stays, what was amiss is mended', () => {
  const unchanged = report([file([], { outcome: 'unchanged' })], { id: 2, outcome: 'unchanged' });
  assert.deepEqual(texts(modelWith(live(), unchanged)), ['4: ✓ live · 3 ms']);
  assert.deepEqual(texts(modelWith(rejected(), unchanged)), []);
  assert.deepEqual(texts(modelWith(live({ status: 'restart' }), unchanged)), []);
});

test('what was typed between the save and its report is taken into account', () => {
  const model = new InlineModel();
  model.edited(uri, insert(4, 5, 'saved with the rest'));
  model.saved(uri);
  model.edited(uri, insert(0, 0, '\n\n'));
  model.report(app, live(), 0);
  assert.deepEqual(texts(model), ['6: ✓ live · 3 ms']);
  model.edited(uri, insert(7, 0, 'x'));
  model.report(app, live({}, { id: 2 }), 0);
  assert.deepEqual(texts(model), [], 'its text is no longer what runs');
});

test('a report that has seen the disk before the editor stands once the editor has the same text', () => {
  const model = new InlineModel();
  model.edited(uri, insert(5, 0, 'typed, and then saved'));
  model.report(app, live({}, { trigger: 'watch' }), 0);
  assert.deepEqual(texts(model), [], 'the editor does not know yet that this was saved');
  assert.equal(model.caughtUp(uri), true);
  assert.deepEqual(texts(model), ['4: ✓ live · 3 ms']);

  const written = modelWith(live({}, { trigger: 'watch' }));
  written.edited(uri, insert(5, 0, 'what another tool wrote'));
  assert.deepEqual(texts(written), []);
  written.saved(uri); // of its text from before
  assert.deepEqual(texts(written), []);
  written.caughtUp(uri);
  assert.deepEqual(texts(written), ['4: ✓ live · 3 ms']);
  assert.equal(written.caughtUp(uri), false, 'only once');
});

test('nothing is shown for a text whose edits nobody knows, until it is saved', () => {
  const model = new InlineModel();
  model.lost(uri);
  model.report(app, live(), 0);
  assert.deepEqual(texts(model), []);
  model.saved(uri);
  model.report(app, live({}, { id: 2 }), 0);
  assert.deepEqual(texts(model), ['4: ✓ live · 3 ms']);
});

test('of two apps the worst is shown, and both in the details; each takes its own along', () => {
  const other = 'worker (4712)';
  const model = modelWith();
  model.report(other, live({ status: 'restart', how: null }), 0);
  assert.deepEqual(texts(model), ['4: ⟳ restart to apply']);
  assert.deepEqual(model.lines(uri, 0)[0]?.details.map((detail) => detail.app), [app, other]);
  assert.deepEqual(model.appEnded(other), [uri]);
  assert.deepEqual(texts(model), ['4: ✓ live · 3 ms']);
  assert.deepEqual(model.appEnded(app), [uri]);
  assert.deepEqual(model.appEnded(app), []);
  assert.deepEqual(texts(model), []);
});

test('an uncaught error is told at its line until the next one, or the next update of its file', () => {
  const model = new InlineModel();
  const error = { message: 'x is not a function', uri, range: range(7, 4, 7, 9), stack: 'TypeError: x is not a function\n    at f' };
  assert.deepEqual(model.thrown(app, error, 0), [uri]);
  assert.deepEqual(texts(model), ['7: ✗ x is not a function']);
  model.thrown(app, { ...error, uri: null, range: null }, 0);
  assert.deepEqual(texts(model), [], 'the next one has no place');
  model.thrown(app, error, 0);
  model.report(app, live(), 0);
  assert.deepEqual(texts(model), ['4: ✓ live · 3 ms']);
});

test('a document that is closed is no longer followed', () => {
  const model = modelWith();
  model.closed(uri);
  assert.deepEqual(texts(model), []);
});
