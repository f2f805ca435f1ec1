import { setTimeout as sleep } from 'node:timers/promises';
import { sendOnce } from '../../test/http-visitor.ts';
import { startProcess, until, type RunningProcess } from '../../test/processes.ts';

const root = new URL('../../..', import.meta.url).pathname;
const START_LIMIT_MS = 120_000;

export interface KillablePortal {
  url: string;
  /** Starts it and returns at once. */
  launch(): void;
  /** Until it answers. */
  ready(): Promise<void>;
  /** SIGKILL: nothing in it gets to say anything more. */
  kill(): Promise<void>;
  /** SIGTERM; its exit code. */
  stop(): Promise<number | string | null>;
}

/** API, pages and worker in one process, as `npm start` runs them, with these settings and no others: each kill takes everything at once. */
export function killablePortal(settings: Record<string, string> & { PORT: string }): KillablePortal {
  const url = `http://127.0.0.1:${settings.PORT}`;
  const env = { PATH: process.env['PATH'], HOME: process.env['HOME'], ...settings };
  let running: RunningProcess;
  return {
    url,
    launch() {
      running = startProcess(process.execPath, ['server/src/entry/start.ts'], { cwd: root, env });
    },
    async ready() {
      await until(
        'the portal',
        async () => {
          if (!running.isRunning()) throw new Error(`the portal ended by itself:\n${running.output()}`);
          return (await sendOnce(url, { method: 'GET', path: '/api/health/live' }, 2000).catch(() => undefined))?.status === 200 || undefined;
        },
        START_LIMIT_MS,
      );
    },
    async kill() {
      if (!running.isRunning()) throw new Error(`the portal ended by itself:\n${running.output()}`);
      await running.end('SIGKILL');
      // The port of a killed process is free at once, but its last connections are still being taken down.
      await sleep(10);
    },
    stop: () => running.end('SIGTERM'),
  };
}
