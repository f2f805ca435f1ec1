import { sql } from 'drizzle-orm';
import type { Tx } from '../db/db.ts';
import { events, outboxDeliveries } from './outbox.table.ts';

export interface DeliveryCounts {
  open: number;
  /** How many seconds ago the oldest of what is open happened. */
  oldestSeconds: number;
  /** Open for handlers that are not among the known ones. */
  unknown: number;
  /** Failed for good and not dropped. */
  failed: number;
}

/** How much is left to do. Reads the open and the failed deliveries by their indexes, not those that are done. */
export async function countDeliveries(db: Tx, known: string[], now: Date): Promise<DeliveryCounts> {
  const [row] = await db.execute<{ open: number; unknown: number; oldest: string | null; failed: number }>(sql`
    select open, unknown,
      (select count(*)::int from ${outboxDeliveries} where failed_at is not null and dropped_at is null) as failed,
      (select extract(epoch from occurred_at) from ${events} where id =
        (select event_id from ${outboxDeliveries} where done_at is null and failed_at is null order by event_id limit 1)) as oldest
    from (
      select count(*)::int as open, count(*) filter (where not (${JSON.stringify(known)}::jsonb ? handler))::int as unknown
      from ${outboxDeliveries} where done_at is null and failed_at is null
    ) as counted`);
  const { open = 0, unknown = 0, oldest = null, failed = 0 } = row ?? {};
  return { open, unknown, failed, oldestSeconds: oldest === null ? 0 : Math.max(0, Math.round(now.getTime() / 1000 - Number(oldest))) };
}
