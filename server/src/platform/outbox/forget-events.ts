import { sql } from 'drizzle-orm';
import { daysAfter } from '../clock/clock.ts';
import type { Tx } from '../db/db.ts';
import type { Sweep } from '../jobs/define-job.ts';
import { events, outboxDeliveries } from './outbox.table.ts';

/** Days after which an event is forgotten whose deliveries are all done. */
export const KEEP_DONE_DAYS = 30;
/** Days for which a delivery that an operator dropped stays to be seen. */
export const KEEP_DROPPED_DAYS = 90;
const BATCH = 500;

/** Removes at most a batch of events that are over, with their deliveries. What is open or failed stays. Several at once take different ones. */
export async function forgetEvents(db: Tx, now: Date, batch = BATCH): Promise<number> {
  const gone = await db.execute(sql`
    delete from ${events} where id in (
      select over.id from ${events} as over
      where over.occurred_at < ${daysAfter(now, -KEEP_DONE_DAYS).toISOString()}::timestamptz
        and not exists (
          select from ${outboxDeliveries} as delivery
          where delivery.event_id = over.id and delivery.done_at is null
            and (delivery.dropped_at is null or delivery.dropped_at >= ${daysAfter(now, -KEEP_DROPPED_DAYS).toISOString()}::timestamptz)
        )
      order by over.occurred_at
      limit ${batch}
      for update skip locked
    )
    returning id`);
  return gone.length;
}

export const forgetOldEvents: Sweep = {
  name: 'outbox-forget',
  everySeconds: 3600,
  async run({ db, clock }) {
    while ((await forgetEvents(db, clock.now())) === BATCH);
  },
};
