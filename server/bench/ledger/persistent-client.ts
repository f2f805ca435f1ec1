import { setTimeout as sleep } from 'node:timers/promises';
import { sendOnce, type Reply } from '../../test/http-visitor.ts';

const PATIENCE_MS = 180_000;

export interface Tally {
  /** Writes for which an answer came in the end. */
  answered: number;
  /** Tries that got no answer, or that of a portal which cannot work at the moment. */
  unanswered: number;
  /** Answers that had been given before, to a try whose answer was lost. */
  replayed: number;
  /** The keys under which an answer is kept for a day. */
  keys: string[];
}

export interface PersistentClient {
  tally: Tally;
  /** Sends one write under one key until an answer comes. */
  write(path: string, body: unknown, token?: string): Promise<Reply>;
}

/** Somebody who does not give up: the same request with the same Idempotency-Key, until the portal has answered it. */
export function persistentClient(url: string, keyPrefix: string): PersistentClient {
  const tally: Tally = { answered: 0, unanswered: 0, replayed: 0, keys: [] };
  let number = 0;
  return {
    tally,
    async write(path, body, token) {
      const key = `${keyPrefix}-${++number}`;
      const deadline = performance.now() + PATIENCE_MS;
      for (;;) {
        const reply = await sendOnce(url, { method: 'POST', path, body, token, headers: { 'idempotency-key': key } }).catch(() => undefined);
        if (reply && reply.status < 500) {
          tally.answered += 1;
          if (reply.headers['idempotent-replayed']) tally.replayed += 1;
          if (path !== '/api/sessions') tally.keys.push(key);
          return reply;
        }
        tally.unanswered += 1;
        if (reply && reply.status !== 503) throw new Error(`${path} was answered ${reply.status}: ${reply.text}`);
        if (performance.now() > deadline) throw new Error(`no answer to ${path} within ${PATIENCE_MS / 1000} s`);
        await sleep(150);
      }
    },
  };
}
