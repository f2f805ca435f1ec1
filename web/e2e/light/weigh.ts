import type { Browser, BrowserContextOptions, CDPSession } from 'playwright-core';

/** What came over the line for one page, compressed, with the headers of the answers. */
export interface Weight {
  bytes: number;
  scriptBytes: number;
  requests: number;
  /** The answers, largest first. */
  parts: { url: string; type: string; bytes: number }[];
}

export interface Visit extends Weight {
  status: number;
  /** What a strict page never does: errors, warnings, violations of its policy, requests to anywhere else. */
  faults: string[];
}

/** Opens a page as somebody who has never been here (no cache), waits until nothing more comes, and says what came. */
export async function weigh(browser: Browser, baseURL: string, path: string, storageState?: BrowserContextOptions['storageState']): Promise<Visit> {
  const context = await browser.newContext({ baseURL, storageState, viewport: { width: 412, height: 823 }, locale: 'de-DE', timezoneId: 'Europe/Berlin' });
  try {
    const page = await context.newPage();
    const faults: string[] = [];
    await page.exposeFunction('noteViolation', (text: string) => faults.push(text));
    await page.addInitScript(() => {
      document.addEventListener('securitypolicyviolation', (event) => {
        const note = (window as unknown as { noteViolation(text: string): void }).noteViolation;
        note(`policy: ${event.effectiveDirective} ${event.blockedURI} ${event.sample}`);
      });
    });
    page.on('pageerror', (error) => faults.push(`script: ${error.message}`));
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) faults.push(`${message.type()}: ${message.text()}`);
    });
    const weight = watchTraffic(await context.newCDPSession(page), baseURL, faults);
    const answer = await page.goto(path, { waitUntil: 'networkidle' });
    return { status: answer?.status() ?? 0, faults, ...(await weight()) };
  } finally {
    await context.close();
  }
}

interface Loading {
  url: string;
  type: string;
  bytes?: number;
}

function watchTraffic(session: CDPSession, baseURL: string, faults: string[]): () => Promise<Weight> {
  const loading = new Map<string, Loading>();
  session.on('Network.requestWillBeSent', ({ requestId, request, type = 'Other' }) => {
    if (!/^(data|blob):/.test(request.url)) loading.set(requestId, { url: request.url, type });
    if (new URL(request.url).origin !== baseURL && !/^(data|blob):/.test(request.url)) faults.push(`foreign request: ${request.url}`);
  });
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const one = loading.get(requestId);
    if (one) one.bytes = encodedDataLength;
  });
  session.on('Network.loadingFailed', ({ requestId, errorText }) => {
    const one = loading.get(requestId);
    if (one) faults.push(`${errorText}: ${one.url}`);
  });
  const enabled = session.send('Network.enable');
  return async () => {
    await enabled;
    const parts = [...loading.values()].map(({ url, type, bytes = 0 }) => ({ url: new URL(url).pathname, type, bytes })).sort((a, b) => b.bytes - a.bytes);
    const sum = (some: typeof parts) => some.reduce((total, { bytes }) => total + bytes, 0);
    return { bytes: sum(parts), scriptBytes: sum(parts.filter(({ type }) => type === 'Script')), requests: parts.length, parts };
  };
}
