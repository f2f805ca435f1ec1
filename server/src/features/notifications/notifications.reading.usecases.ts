import type { Actor } from '../../platform/authorized/actor.ts';
import type { FeatureDeps } from '../../platform/deps.ts';
import { readCursor, toPage } from '../../platform/http/pages.ts';
import { countWaiting } from './notifications.mails.repository.ts';
import { ownNotifications } from './notifications.policy.ts';
import { markSeen, notificationsOf, preferencesOf } from './notifications.repository.ts';
import type { Notification } from './notifications.table.ts';

type Deps = Pick<FeatureDeps, 'db' | 'clock'>;

/** What the own account was told, newest first. */
export async function listNotifications({ db, actor, input }: Pick<Deps, 'db'> & { actor: Actor; input: { limit: number; cursor?: string } }) {
  const { accountId } = ownNotifications(actor).subject;
  const rows = await notificationsOf(db, accountId, { limit: input.limit, after: readCursor(input.cursor) });
  const { items, nextCursor } = toPage(rows, input.limit, (row) => ({ at: row.createdAt, id: row.id }));
  return { items: items.map(view), nextCursor };
}

/** Marks everything that the own account was told so far as seen. */
export async function seeNotifications({ db, clock, actor }: Deps & { actor: Actor }): Promise<void> {
  await markSeen(db, ownNotifications(actor), clock.now());
}

/** The notifications' part of what a person may take with them. */
export async function exportNotifications({ db, accountId }: Pick<Deps, 'db'> & { accountId: string }) {
  const rows = await notificationsOf(db, accountId, { limit: 10_000, after: undefined });
  return { mails: await preferencesOf(db, accountId), notifications: rows.map(view) };
}

/** How many mails are not out yet, and for how many seconds the one that is overdue longest has been due (0 when none is). */
export async function readWaitingMails({ db, clock }: Deps): Promise<{ waiting: number; oldestDueSeconds: number }> {
  const { waiting, oldestDue } = await countWaiting(db);
  const late = oldestDue ? clock.now().getTime() - oldestDue.getTime() : 0;
  return { waiting, oldestDueSeconds: Math.max(0, Math.round(late / 1000)) };
}

function view({ id, kind, params, createdAt, seenAt }: Notification) {
  return { id, kind, params, at: createdAt.toISOString(), seen: seenAt !== null };
}
