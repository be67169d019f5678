/**
 * The text that the chain of hooks gives for a module, without evaluating it: an `import` of a specifier of our own, which our
 * outermost hooks resolve as the URL it names, load through the chain, and end by an error, so that nothing is compiled or kept.
 */
import { decoded } from './loaded-text.ts';
import type { Loaded } from './module-api.ts';
import { isTypeScriptFormat, stripTypes } from './strip-types.ts';

const SCHEME = 'livegraft-text:';
const MARK = /[?&]livegraft-text=(\d+)$/;
const END = new Error('livegraft has the text');

interface Request { text?: string; error?: unknown }

export interface TextRequests {
  /** @throws what the chain throws */
  ask(url: string): Promise<string>;
  /** For a resolve hook: the specifier to resolve instead, and what to make of the URL that comes of it. */
  resolving(specifier: string): { specifier: string; marked(url: string): string } | undefined;
  /** For a load hook: the URL to load instead, and what to do with what comes of it, which does not return. */
  loading(url: string): { url: string; end(loaded: Loaded): never } | undefined;
}

/** @param importModule `import` of the thread on which the hooks are */
export function createTextRequests(importModule: (specifier: string) => Promise<unknown>): TextRequests {
  const requests = new Map<string, Request>();
  let last = 0;
  return {
    async ask(url) {
      const id = String(++last);
      const request: Request = {};
      requests.set(id, request);
      try {
        await importModule(`${SCHEME}${id}:${url}`);
      } catch (error) {
        request.error = error;
      } finally {
        requests.delete(id);
      }
      if (request.text !== undefined) return request.text;
      throw request.error ?? new Error(`Another hook has loaded ${url}; its text is unknown. Restart the app to apply the change.`);
    },
    resolving(specifier) {
      if (!specifier.startsWith(SCHEME)) return undefined;
      const [, id = '', url = ''] = /^(\d+):(.*)$/s.exec(specifier.slice(SCHEME.length)) ?? [];
      return { specifier: url, marked: resolved => `${resolved}${resolved.includes('?') ? '&' : '?'}livegraft-text=${id}` };
    },
    loading(marked) {
      const id = MARK.exec(marked)?.[1];
      const request = id === undefined ? undefined : requests.get(id);
      if (request === undefined) return undefined;
      const url = marked.replace(MARK, '');
      return {
        url,
        end(loaded) {
          const text = decoded(loaded.source);
          request.text = isTypeScriptFormat(loaded.format) ? stripTypes(text, url) : text;
          throw END;
        },
      };
    },
  };
}
