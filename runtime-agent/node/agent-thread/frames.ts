/**
 * LSP's base protocol over a socket whose other end is not trusted. vscode-jsonrpc's own reader takes any header and
 * keeps all that it is sent until a message is whole; this one knows limits and gives up at the first wrong byte.
 */
import type { Socket } from 'node:net';
import { AbstractMessageReader, AbstractMessageWriter, type DataCallback, type Disposable, type Message } from 'vscode-jsonrpc/node';
import { MAX_HEADER_BYTES } from '../../protocol/messages.ts';

/** An editor that leaves so much unread is stuck: what more it is sent would pile up in the app's memory. */
const MAX_UNREAD_BYTES = 64 * 1024 * 1024;
const HEADER_END = '\r\n\r\n';

/** Reads messages from a socket. What breaks a rule is reported as an error, once, and nothing is read after it. */
export class FrameReader extends AbstractMessageReader {
  readonly #socket: Socket;
  readonly #maxFrameBytes: () => number;
  #received: Buffer[] = [];
  #size = 0;
  /** So many bytes must there be before another look at them can find a message. */
  #needed = 1;
  #heard = 0;
  #stop = (): void => {};

  constructor(socket: Socket, maxFrameBytes: () => number) {
    super();
    this.#socket = socket;
    this.#maxFrameBytes = maxFrameBytes;
  }

  /** So many messages have come. */
  get heard(): number {
    return this.#heard;
  }

  override listen(callback: DataCallback): Disposable {
    const onData = (chunk: Buffer): void => {
      try {
        this.#take(chunk, callback);
      } catch (error) {
        this.#stop();
        this.fireError(error);
      }
    };
    this.#stop = () => {
      this.#socket.off('data', onData);
      this.#received = [];
    };
    this.#socket.on('data', onData);
    return { dispose: this.#stop };
  }

  override dispose(): void {
    super.dispose();
    this.#stop();
  }

  #take(chunk: Buffer, callback: DataCallback): void {
    this.#received.push(chunk);
    this.#size += chunk.length;
    if (this.#size < this.#needed) return;
    let bytes: Buffer = Buffer.concat(this.#received);
    let frame = cutFrame(bytes, this.#maxFrameBytes());
    while (typeof frame === 'object') {
      bytes = frame.rest;
      const message = parseMessage(frame.body);
      this.#heard++;
      callback(message);
      frame = cutFrame(bytes, this.#maxFrameBytes());
    }
    this.#received = [bytes];
    this.#size = bytes.length;
    this.#needed = frame;
  }
}

/** Writes messages to a socket, each at once and whole; what is written after the socket's end is dropped. */
export class FrameWriter extends AbstractMessageWriter {
  readonly #socket: Socket;

  constructor(socket: Socket) {
    super();
    this.#socket = socket;
  }

  /** Resolves when the message is in the socket's queue: what is written later arrives later. */
  async write(message: Message): Promise<void> {
    if (!this.#socket.writable) return;
    const body = Buffer.from(JSON.stringify(message));
    this.#socket.write(Buffer.concat([Buffer.from(`Content-Length: ${body.length}${HEADER_END}`), body]));
    if (this.#socket.writableLength > MAX_UNREAD_BYTES) this.fireError(new Error('it does not read what it is sent'));
  }

  end(): void {
    this.#socket.end();
  }
}

/** @returns the first whole frame and what follows it; else the number of bytes that must be there for it */
function cutFrame(bytes: Buffer, maxFrameBytes: number): { body: Buffer; rest: Buffer } | number {
  const headerEnd = bytes.subarray(0, MAX_HEADER_BYTES).indexOf(HEADER_END);
  if (headerEnd === -1) {
    checkUnfinishedHeader(bytes);
    return bytes.length + 1;
  }
  const length = contentLength(bytes.toString('latin1', 0, headerEnd));
  if (length > maxFrameBytes) throw new Error(`it announced a frame of ${length} bytes, ${maxFrameBytes} are allowed`);
  const start = headerEnd + HEADER_END.length;
  const end = start + length;
  return bytes.length < end ? end : { body: bytes.subarray(start, end), rest: bytes.subarray(end) };
}

/** Both of LSP's header fields begin alike: HTTP and garbage are known by their first bytes. */
function checkUnfinishedHeader(bytes: Buffer): void {
  if (bytes.length >= MAX_HEADER_BYTES) throw new Error(`its header is longer than ${MAX_HEADER_BYTES} bytes`);
  const first = bytes.toString('latin1', 0, 'content-'.length).toLowerCase();
  if (!'content-'.startsWith(first)) throw new Error('it does not speak LSP');
}

function contentLength(header: string): number {
  const fields = header.split('\r\n');
  if (!fields.every((field) => /^content-(length|type):/i.test(field))) throw new Error('it does not speak LSP');
  const digits = fields.map((field) => /^content-length: *(\d{1,15}) *$/i.exec(field)?.[1]).find((each) => each !== undefined);
  if (digits === undefined) throw new Error('its header has no Content-Length');
  return Number(digits);
}

function parseMessage(body: Buffer): Message {
  const value: unknown = JSON.parse(body.toString('utf8'));
  if (typeof value === 'object' && value !== null && 'jsonrpc' in value) return value as Message;
  throw new Error('it sent JSON that is no JSON-RPC message');
}
