import { isDatabaseAway } from '../db/connection-errors.ts';
import type { Log } from '../log/log.ts';
import { safeReason } from '../log/safe-reason.ts';
import { seldom } from '../log/seldom.ts';

// What ioredis says when a command cannot reach its server, and what a Redis says that is coming up, going down, full or not the first of its kind.
const REDIS_AWAY = /^(the queue is away|Connection is closed|Stream isn't writeable|Command timed out|Socket timeout|Reached the max retries per request)/;
const REDIS_REPLIES = /^(LOADING|READONLY|MASTERDOWN|CLUSTERDOWN|TRYAGAIN|BUSY|NOREPLICAS|OOM|MISCONF)\b/;

/**
 * Whether something failed because the database or the queue's store is away, is coming back, or cannot be used now (its disk full, say): it is nobody's
 * fault and passes. A statement that takes too long or loses against others is the job's own error: it may never pass.
 */
export function isAway(error: unknown): boolean {
  if (isDatabaseAway(error)) return true;
  for (let cause = error; cause instanceof Error; cause = cause.cause) if (REDIS_AWAY.test(cause.message) || REDIS_REPLIES.test(cause.message)) return true;
  return false;
}

/** The reason of an error of the store for the log: of what Redis answered only the first word, which is its code (`WRONGPASS`, `OOM`). */
export function reasonOfStore(error: unknown): string {
  const code = error instanceof Error && error.name === 'ReplyError' ? /^[A-Z]+/.exec(error.message)?.[0] : undefined;
  return code ? `Redis answered ${code}` : safeReason(error);
}

/** Told of every error of a connection to the store. */
export type OnStoreError = (error: Error, queue: string) => void;

const SAY_AGAIN_MS = 30_000;

// By log: one process has several connections, and one line of them is enough.
const sayings = new WeakMap<Log, ReturnType<typeof seldom>>();

/** While the store is away every try on every connection fails; one line now and then says so. */
export function sayTroubleSeldom(log: Log): OnStoreError {
  const saySeldom = sayings.get(log) ?? seldom(SAY_AGAIN_MS);
  sayings.set(log, saySeldom);
  return (error, queue) =>
    saySeldom('store', (heldBack) => log.warn({ queue, reason: reasonOfStore(error), heldBack }, 'the queue has trouble with its store'));
}
