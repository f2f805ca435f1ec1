import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const PROGRAM = process.env.CHROMIUM ?? '/usr/bin/chromium';
const START_LIMIT_MS = 30_000;

const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-default-apps',
  '--disable-extensions',
  '--disable-sync',
  '--no-first-run',
  '--metrics-recording-only',
  // Whatever might still look for somebody finds nobody but this machine.
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1',
];

export interface RunningChromium {
  /** Where it takes orders. */
  port: number;
  stop(): Promise<void>;
}

/** Debian's Chromium with a profile of its own, which reaches this machine only. */
export async function startChromium(): Promise<RunningChromium> {
  const profile = mkdtempSync(join(tmpdir(), 'handreich-bench-chromium-'));
  const child = spawn(PROGRAM, [...FLAGS, '--remote-debugging-port=0', `--user-data-dir=${profile}`, 'about:blank'], { stdio: ['ignore', 'ignore', 'pipe'] });
  const failed = once(child, 'exit').then(() => {
    throw new Error(`Chromium at ${PROGRAM} ended: install Debian's package chromium, or set CHROMIUM.`);
  });
  failed.catch(() => {});
  const port = await Promise.race([portOf(child.stderr), failed, once(child, 'error').then(([error]) => Promise.reject(error as Error))]);
  return {
    port,
    async stop() {
      if (child.exitCode === null && child.signalCode === null) {
        const ended = once(child, 'exit');
        child.kill('SIGTERM');
        await ended;
      }
      rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
    },
  };
}

async function portOf(output: NodeJS.ReadableStream): Promise<number> {
  const lines = createInterface({ input: output });
  const timer = setTimeout(() => lines.close(), START_LIMIT_MS);
  try {
    for await (const line of lines) {
      const found = /^DevTools listening on ws:\/\/127\.0\.0\.1:(\d+)\//.exec(line);
      if (found) return Number(found[1]);
    }
    throw new Error(`Chromium did not say where it listens within ${START_LIMIT_MS / 1000} s.`);
  } finally {
    clearTimeout(timer);
    output.resume();
  }
}
