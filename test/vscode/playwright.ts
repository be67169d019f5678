/** The parts of playwright-core that the tests use. It lives in the cache folder, so the project does not depend on it. */
import { pathToFileURL } from 'node:url';
import { ensureChromium, ensurePlaywright } from '../tools/vscode.mjs';

export interface Locator {
  click(): Promise<void>;
  count(): Promise<number>;
  first(): Locator;
  hover(): Promise<void>;
  focus(): Promise<void>;
  getAttribute(name: string): Promise<string | null>;
  waitFor(options: { state: 'attached' | 'detached' | 'visible' | 'hidden' }): Promise<void>;
}

export interface Area { x: number; y: number; width: number; height: number }

export interface Frame {
  frameLocator(selector: string): Frame;
  locator(selector: string): Locator;
}

export interface Page {
  frameLocator(selector: string): Frame;
  addInitScript(script: { path: string }): Promise<void>;
  evaluate(expression: string): Promise<unknown>;
  goto(url: string): Promise<unknown>;
  keyboard: { insertText(text: string): Promise<void>; press(keys: string): Promise<void>; type(text: string): Promise<void> };
  locator(selector: string, options?: { hasText: string }): Locator;
  screenshot(options: { path: string; clip?: Area }): Promise<unknown>;
  setDefaultTimeout(milliseconds: number): void;
  setViewportSize(size: { width: number; height: number }): Promise<void>;
}

export interface Browser {
  newPage(options: { viewport: { width: number; height: number } }): Promise<Page>;
  close(): Promise<void>;
}

interface Playwright {
  chromium: { launch(options: { executablePath: string; args: string[] }): Promise<Browser> };
}

const CHROMIUM_ARGUMENTS = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
  '--disable-background-networking', '--disable-component-update', '--disable-sync'];

/** Starts a headless Chromium with a fresh profile. */
export async function launchBrowser(): Promise<Browser> {
  const executablePath = await ensureChromium();
  const { chromium } = await import(pathToFileURL(await ensurePlaywright()).href) as Playwright;
  return chromium.launch({ executablePath, args: CHROMIUM_ARGUMENTS });
}
