import assert from 'node:assert/strict';
import test from 'node:test';
import { planOrReject } from '../../runtime-agent/node/agent-thread/rejected.ts';
import { FileProblem } from '../../runtime-agent/node/agent-thread/read-text.ts';

const rejection = async (error: Error): Promise<unknown> => {
  const result = await planOrReject('/app/cart.js', () => Promise.reject(error));
  return 'report' in result ? [result.report.outcome, result.report.error!.code, result.report.error!.message.split('\n')[0]] : result;
};

test('a file that cannot be taken is rejected with what is wrong', async () => {
  assert.deepEqual(await rejection(new FileProblem({ code: 'LG203', message: 'It is empty.', range: null })), ['rejected', 'LG203', 'It is empty.']);
});

test('a fault of our own in the comparison is said, and not kept to the log', async () => {
  assert.deepEqual(await rejection(new TypeError('no such thing')), [
    'rejected', 'LG211', 'Livegraft itself failed when it compared the file with what runs, which stays as it is: TypeError: no such thing',
  ]);
});
