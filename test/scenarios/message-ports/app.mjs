import { channel } from 'node:diagnostics_channel';
import { MessageChannel } from 'node:worker_threads';
import { leave, onMessage, seen } from './ports.mjs';

const { port1, port2 } = new MessageChannel();
port2.on('message', onMessage);
port2.on('message', (value) => {
  port2.emit(`got ${value}`);
});

globalThis.probe = async (step) => {
  seen.length = 0;
  port1.postMessage(step);
  await new Promise((resolve) => port2.once(`got ${step}`, resolve));
  channel('livegraft-scenario').publish('a');
  const left = step === 1 ? [leave(), channel('livegraft-scenario').hasSubscribers] : null;
  onMessage('x');
  return { seen: seen.slice(0, 2), left, fresh: seen.at(-1) };
};
