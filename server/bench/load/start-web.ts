import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

export interface BenchedWeb {
  port: number;
  child: ChildProcess;
  /** Somebody who may post. */
  authorization: string;
  email: string;
  /** Resident memory in megabytes, after the garbage was collected. */
  memory(): Promise<number>;
  stop(): Promise<void>;
}

export async function startWeb(databaseUrl: string, shedding: 'on' | 'off'): Promise<BenchedWeb> {
  const child = fork(join(import.meta.dirname, 'serve.ts'), [databaseUrl, shedding], { execArgv: ['--expose-gc'] });
  const [{ port, token, email }] = (await once(child, 'message')) as [{ port: number; token: string; email: string }];
  return {
    port,
    child,
    authorization: `Bearer ${token}`,
    email,
    async memory() {
      const answer = once(child, 'message') as Promise<[{ rss: number }]>;
      child.send('memory');
      return (await answer)[0].rss / 2 ** 20;
    },
    async stop() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      child.kill('SIGTERM');
      await once(child, 'exit');
    },
  };
}
