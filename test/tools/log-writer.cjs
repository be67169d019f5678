/* eslint-disable @typescript-eslint/no-require-imports -- becomes part of a CommonJS package */
/**
 * Stands in for `@vscode/spdlog` in our code-server: the same interface, without the native module, which would have to be
 * compiled. Without either VS Code writes no log, and its Output panel stays empty.
 */
const { appendFileSync, mkdirSync } = require('node:fs');
const { dirname } = require('node:path');

const LEVELS = ['trace', 'debug', 'info', 'warning', 'error', 'critical', 'off'];

class Logger {
  #file;
  #level = LEVELS.indexOf('info');
  #plain = false;

  constructor(_type, _name, file) {
    this.#file = file;
    mkdirSync(dirname(file), { recursive: true });
    appendFileSync(file, '');
  }

  trace(message) { this.#write('trace', message); }
  debug(message) { this.#write('debug', message); }
  info(message) { this.#write('info', message); }
  warn(message) { this.#write('warning', message); }
  error(message) { this.#write('error', message); }
  critical(message) { this.#write('critical', message); }

  getLevel() { return this.#level; }
  setLevel(level) { this.#level = level; }
  /** VS Code asks for one pattern only: time, level, text. */
  setPattern() { this.#plain = false; }
  clearFormatters() { this.#plain = true; }
  flush() {}
  drop() {}

  #write(level, message) {
    if (LEVELS.indexOf(level) < this.#level) return;
    const time = new Date().toISOString().replace('T', ' ').slice(0, -1);
    appendFileSync(this.#file, this.#plain ? message : `${time} [${level}] ${message}\n`);
  }
}

const createLogger = async (name, file) => new Logger('rotating', name, file);

// One by one: VS Code imports this as an ES module, which sees only names that are assigned like this.
exports.version = 1;
exports.Logger = Logger;
exports.setLevel = () => {};
exports.setFlushOn = () => {};
exports.createRotatingLogger = createLogger;
exports.createAsyncRotatingLogger = createLogger;
