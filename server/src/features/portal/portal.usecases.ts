import type { FeatureDeps } from '../../platform/deps.ts';
import { httpErrors } from '../../platform/errors/common-errors.ts';
import { pingDatabase } from './portal.repository.ts';

/** Who asks for the health of a process wants to know now. */
const PATIENCE_MS = 1500;

export interface Health {
  status: 'ok' | 'degraded';
  parts: { database: 'ok'; queue: 'ok' | 'away' };
}

/**
 * Asks the parts, all at once and for about a second. Without the queue the portal serves on: what is published waits in the database.
 * Without the database it cannot: throws what becomes a 503.
 */
export async function checkParts({ db, queue }: Pick<FeatureDeps, 'db' | 'queue'>): Promise<Health> {
  const [, answers] = await Promise.all([inTime(pingDatabase(db)), queue.answers()]);
  return { status: answers ? 'ok' : 'degraded', parts: { database: 'ok', queue: answers ? 'ok' : 'away' } };
}

async function inTime(work: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(httpErrors.unavailable()), PATIENCE_MS);
  });
  await Promise.race([work, late]).finally(() => clearTimeout(timer));
}
