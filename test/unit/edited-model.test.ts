/** Which definitions of a file are marked as different from what runs. */
import assert from 'node:assert/strict';
import test from 'node:test';
import { EditedModel } from '../../extension/editedModel.ts';
import type { Range } from '../../runtime-agent/protocol/messages.ts';

const uri = 'file:///app/cart.ts';
const range = (startLine: number, startCharacter: number, endLine: number, endCharacter: number): Range =>
  ({ start: { line: startLine, character: startCharacter }, end: { line: endLine, character: endCharacter } });
const replace = (where: Range, text: string) => [{ range: where, text }];
const insert = (line: number, character: number, text: string) => replace(range(line, character, line, character), text);
const definitions = [
  { name: 'Cart', range: range(2, 0, 12, 1) },
  { name: 'Cart.add', range: range(3, 2, 5, 3) },
  { name: 'Cart.total', range: range(7, 2, 11, 3) },
  { name: 'Cart.total > sum', range: range(8, 10, 10, 5) },
];
const texts = (model: EditedModel): string[] => model.lines(uri).map(({ line, name, difference }) => `${line} ${name} ${difference}`);

/** The definitions become known after the first edit, as in the editor. */
function edited(...edits: ReturnType<typeof insert>[]): EditedModel {
  const model = new EditedModel();
  edits.forEach((edit, index) => assert.equal(model.edited(uri, edit), index === 0, 'asks for the definitions once'));
  model.knows(uri, definitions);
  return model;
}

test('the innermost definition is marked, at its line by now', () => {
  assert.deepEqual(texts(edited(insert(4, 4, 'x'))), ['3 Cart.add unsaved']);
  assert.deepEqual(texts(edited(insert(9, 0, 'x'))), ['8 Cart.total > sum unsaved']);
  assert.deepEqual(texts(edited(insert(7, 8, 'x'))), ['7 Cart.total unsaved']);
  assert.deepEqual(texts(edited(insert(6, 0, 'more() {}'))), ['2 Cart unsaved'], 'a new member is the class that differs');
  assert.deepEqual(texts(edited(insert(0, 0, '\n\n'), insert(6, 4, 'x'))), ['5 Cart.add unsaved']);
  assert.deepEqual(texts(edited(replace(range(4, 0, 9, 0), 'x'))), ['3 Cart.add unsaved', '4 Cart.total > sum unsaved']);
});

test('typing on keeps the mark; all edits of a file count', () => {
  const model = edited(insert(4, 4, 'x'));
  model.edited(uri, insert(4, 5, '\n\n'));
  model.edited(uri, insert(9, 4, 'y'));
  assert.deepEqual(texts(model), ['3 Cart.add unsaved', '9 Cart.total unsaved']);
});

test('text outside of all definitions is marked itself; white space there is none', () => {
  assert.deepEqual(texts(edited(insert(14, 0, 'f'), insert(14, 1, 'oo();'))), ['14  unsaved']);
  assert.deepEqual(texts(edited(insert(14, 0, '\n\n'))), []);
});

test('saved: applied once the apps say so, else not applied', () => {
  const model = edited(insert(4, 4, 'x'));
  model.saved(uri);
  assert.deepEqual(texts(model), ['3 Cart.add unsaved'], 'nobody has answered yet');
  model.unapplied(uri);
  assert.deepEqual(texts(model), ['3 Cart.add unapplied']);
  model.edited(uri, insert(9, 0, 'y'));
  assert.deepEqual(texts(model), ['3 Cart.add unapplied', '8 Cart.total > sum unsaved']);
  model.saved(uri);
  assert.equal(model.applied(uri), false);
  assert.deepEqual(texts(model), []);
});

test('what was typed between the save and its answer is not applied', () => {
  const model = edited(insert(4, 4, 'x'));
  model.saved(uri);
  model.edited(uri, insert(9, 0, 'y'));
  assert.equal(model.applied(uri), true, 'it asks for the definitions of what was saved');
  assert.deepEqual(texts(model), []);
  model.knows(uri, definitions);
  assert.deepEqual(texts(model), ['8 Cart.total > sum unsaved']);
});

test('edits that are taken back were none; what was saved before is still not applied', () => {
  const model = edited(insert(4, 4, 'x'));
  model.saved(uri);
  model.unapplied(uri);
  model.edited(uri, insert(9, 0, 'y'));
  model.tookBack(uri);
  assert.deepEqual(texts(model), ['3 Cart.add unapplied']);
  const other = edited(insert(4, 4, 'x'));
  other.tookBack(uri);
  assert.deepEqual(texts(other), []);
});

test('a file that no app has loaded differs from nothing', () => {
  const model = new EditedModel();
  model.edited(uri, insert(4, 4, 'x'));
  model.knows(uri, []);
  assert.deepEqual(texts(model), []);
});
