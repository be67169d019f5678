/** The editor's first message, as LSP's base protocol frames it. */
import type { Readable } from 'node:stream';
import { ERROR_NOT_INITIALIZED, MAX_HEADER_BYTES } from '../../protocol/messages.ts';

/** Bytes with which a stream begins: its first message with its header, and what came with it. */
export interface Beginning { first: Buffer; rest: Buffer }

const HEADER_END = '\r\n\r\n';

/**
 * Leaves the stream paused. What is no message, or ends in the middle of one, is all `first`: the agent knows what to
 * say to it.
 */
export function readFirstFrame(stream: Readable): Promise<Beginning> {
  return new Promise((resolve, reject) => {
    let bytes: Buffer = Buffer.alloc(0);
    const done = (length: number): void => {
      stream.pause().off('data', onData).off('end', onEnd).off('error', reject);
      resolve({ first: bytes.subarray(0, length), rest: bytes.subarray(length) });
    };
    const onData = (chunk: Buffer): void => {
      bytes = Buffer.concat([bytes, chunk]);
      const length = frameLength(bytes);
      if (length !== undefined && bytes.length >= length) done(length);
    };
    const onEnd = (): void => done(bytes.length);
    stream.on('data', onData).on('end', onEnd).on('error', reject);
  });
}

/** @returns how long header and message are together; `undefined` while the header is not all there */
function frameLength(bytes: Buffer): number | undefined {
  const headerEnd = bytes.indexOf(HEADER_END);
  if (headerEnd === -1) return bytes.length > MAX_HEADER_BYTES ? bytes.length : undefined;
  const digits = /^content-length: *(\d{1,15}) *$/im.exec(bytes.toString('latin1', 0, headerEnd))?.[1];
  return digits === undefined ? bytes.length : headerEnd + HEADER_END.length + Number(digits);
}

/** @returns the message with the token in its `initializationOptions`, beside what the editor's user put there */
export function withToken(frame: Buffer, token: string): Buffer {
  const message = parse(frame);
  if (message?.['method'] !== 'initialize' || !isRecord(message['params'])) return frame;
  const { initializationOptions: given } = message['params'];
  const initializationOptions = { ...(isRecord(given) ? given : {}), token };
  return write({ ...message, params: { ...message['params'], initializationOptions } });
}

/** @returns an error as the answer to the editor's first request; nothing where it is none */
export function refusal(frame: Buffer, message: string): Buffer {
  const id = parse(frame)?.['id'];
  if (id === undefined) return Buffer.alloc(0);
  return write({ jsonrpc: '2.0', id, error: { code: ERROR_NOT_INITIALIZED, message, data: { retry: false } } });
}

function parse(frame: Buffer): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(frame.toString('utf8', frame.indexOf(HEADER_END) + HEADER_END.length));
    return isRecord(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function write(message: object): Buffer {
  const body = Buffer.from(JSON.stringify(message));
  return Buffer.concat([Buffer.from(`Content-Length: ${body.length}${HEADER_END}`), body]);
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
