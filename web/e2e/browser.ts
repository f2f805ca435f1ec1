import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';

const PROGRAM = process.env.CHROMIUM ?? '/usr/bin/chromium';

/** Debian's Chromium, which reaches this machine only. Says in a sentence what is missing where it is not installed. */
export async function openBrowser(...further: string[]): Promise<Browser> {
  return chromium
    .launch({
      executablePath: PROGRAM,
      args: [
        '--headless',
        '--no-sandbox',
        '--disable-gpu',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--no-first-run',
        ...further,
      ],
    })
    .catch((error: unknown) => {
      throw new Error(`These tests need Chromium at ${PROGRAM}: install Debian's package chromium, or set CHROMIUM.`, { cause: error });
    });
}

export interface Window {
  page: Page;
  /** What went wrong in it: errors of scripts, and requests to anywhere else than the portal. */
  faults: string[];
}

export interface WindowOptions extends Omit<BrowserContextOptions, 'javaScriptEnabled'> {
  javaScript: boolean;
  width?: number;
}

/** A fresh window of somebody with nothing stored. */
export async function openWindow(browser: Browser, baseURL: string, { javaScript, width = 390, ...options }: WindowOptions): Promise<Window> {
  const context = await browser.newContext({
    baseURL,
    javaScriptEnabled: javaScript,
    viewport: { width, height: 800 },
    locale: 'de-DE',
    timezoneId: 'Europe/Berlin',
    ...options,
  });
  context.setDefaultTimeout(15_000);
  return watch(await context.newPage(), baseURL);
}

/** Notes from now on what goes wrong in a page. */
export function watch(page: Page, baseURL: string): Window {
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(`script: ${error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(`console: ${message.text()}`);
  });
  page.on('request', (request) => {
    const { origin } = new URL(request.url());
    if (origin !== baseURL && !request.url().startsWith('data:')) faults.push(`foreign request: ${request.url()}`);
  });
  page.on('response', (response) => {
    if (response.status() >= 500) faults.push(`${response.status()} from ${response.url()}`);
  });
  return { page, faults };
}
