import assert from 'node:assert/strict';
import test from 'node:test';
import { lineMoves } from '../../runtime-agent/node/agent-thread/line-moves.ts';

const cases: [name: string, olds: string, news: string, moves: number[]][] = [
  ['nothing changed', 'abc', 'abc', [0, 1, 2]],
  ['a line above', 'abc', 'xabc', [1, 2, 3]],
  ['a line in the middle', 'abc', 'abxc', [0, 1, 3]],
  ['a line taken away: it follows the one before', 'abc', 'ac', [0, 1, 1]],
  ['a line changed', 'abc', 'axc', [0, 1, 2]],
  ['lines that occur again', 'aabaa', 'xaabaa', [1, 2, 3, 4, 5]],
  ['a block moved: one of the two', 'abcdef', 'defabc', [0, 1, 2, 0, 1, 2]],
  ['all is new', 'abc', 'xyz', [0, 1, 2]],
  ['nothing is left', 'abc', '', [0, 0, 0]],
  ['there was nothing', '', 'abc', []],
];
for (const [name, olds, news, moves] of cases) {
  test(name, () => assert.deepEqual(lineMoves([...olds], [...news]), moves));
}

/** So many that one by one they would take minutes. */
const LINES = 50_000;
const numbered = (make: (i: number) => string): string[] => Array.from({ length: LINES }, (_, i) => make(i));

test('large files: most lines changed, what is left is found', () => {
  const olds = numbered((i) => `old ${i}`);
  const news = ['first', ...numbered((i) => (i % 1000 === 0 ? `old ${i}` : `new ${i}`))];
  const moves = lineMoves(olds, news);
  assert.deepEqual([moves[0], moves[1000], moves[1001], moves[49_000]], [1, 1001, 1002, 49_001]);
});

test('large files: all changed, or the same line throughout', () => {
  assert.equal(lineMoves(numbered((i) => `old ${i}`), numbered((i) => `new ${i}`))[777], 777);
  assert.equal(lineMoves(numbered(() => 'same'), ['first', ...numbered(() => 'same')])[777], 778);
});

test('large files: turned around', () => {
  const moves = lineMoves(numbered((i) => `${i}`), numbered((i) => `${LINES - 1 - i}`));
  assert.equal(moves.length, LINES);
  assert.ok(moves.every((place) => place >= 0 && place < LINES));
});
