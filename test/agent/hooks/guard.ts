/** A guard whose effect is easily seen: each module says at its end that its guarded text ran. */
import type { MessagePort } from 'node:worker_threads';
import type { Guard, IsApp, ModuleInfo } from '../../../runtime-agent/node/app-thread/hooks.ts';

export interface SeenModule extends ModuleInfo { text: string }

export function sayingGuard(seen: (module: SeenModule) => void): Guard {
  return (text, info) => {
    if (text.includes('refuse the guard')) throw new Error('the guard refuses');
    seen({ ...info, text });
    return `${text}\n;(globalThis.ranGuarded ??= []).push(${JSON.stringify(info.url)});`;
  };
}

export function isAppBelow(root: string): IsApp {
  return (file) => file.startsWith(root) && !file.slice(root.length).includes('node_modules');
}

/** For the hooks' thread of Node 20. */
export function createGuard(root: unknown, port: MessagePort): { guard: Guard; isApp: IsApp } {
  return { guard: sayingGuard((module) => { port.postMessage(module); }), isApp: isAppBelow(String(root)) };
}
