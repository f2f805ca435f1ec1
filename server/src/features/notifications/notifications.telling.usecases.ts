import { secondsAfter } from '../../platform/clock/clock.ts';
import { berlinDay, berlinTime } from '../../platform/clock/berlin.ts';
import type { Tx } from '../../platform/db/db.ts';
import type { FeatureDeps } from '../../platform/deps.ts';
import { readLoginMail } from '../accounts/index.ts';
import { messageForNotice } from '../conversations/index.ts';
import { listingForMail } from '../listings/index.ts';
import { afterQuiet, slotForMatch, type NoticeKind } from './notifications.domain.ts';
import { deleteMailsOf, insertMail, lockMailsOf, lockOpenMessageMail, matchMailsByDay, type NewMail } from './notifications.mails.repository.ts';
import { attachToMail, deleteNotificationsOf, insertNotification, preferencesOf } from './notifications.repository.ts';

type Deps = Pick<FeatureDeps, 'db' | 'clock' | 'newId' | 'keys' | 'config' | 'publish'>;
type TxDeps = Omit<Deps, 'db'> & { tx: Tx };

/** Has the sign-in mail of a link sent at once, at any hour. */
export async function tellLoginLink({ db, ...deps }: Deps & { loginLinkId: string }): Promise<void> {
  const { loginLinkId, clock } = deps;
  await db.transaction(async (tx) => {
    // It may be over already, or gone with its account.
    if (!(await readLoginMail({ ...deps, db: tx }))) return;
    await queueMail(
      { ...deps, tx },
      { kind: 'login', reason: `login:${loginLinkId}`, accountId: null, loginLinkId, conversationId: null, params: {}, dueAt: clock.now() },
    );
  });
}

/** Tells the owner of a listing what the moderators decided about it. */
export async function tellDecision({ db, ...deps }: Deps & { listingId: string; decisionId: string }): Promise<void> {
  const { clock, config, listingId, decisionId } = deps;
  await db.transaction(async (tx) => {
    const listing = await listingForMail({ db: tx, clock, listingId });
    if (!listing) return;
    const params = { listingId, decisionId };
    const notice = await notify({ ...deps, tx }, { accountId: listing.accountId, kind: 'listing', reason: `listing:${decisionId}`, params });
    if (!notice?.mailed) return;
    const dueAt = afterQuiet(clock.now(), config.quietHours);
    const mailId = await queueMail(
      { ...deps, tx },
      { kind: 'listing', reason: `listing:${decisionId}`, accountId: listing.accountId, loginLinkId: null, conversationId: null, params, dueAt },
    );
    if (mailId) await attachToMail(tx, [notice.id], mailId);
  });
}

/** Tells both owners of a match, each once ever for this pair. */
export async function tellMatch({ db, ...deps }: Deps & { needId: string; offerId: string }): Promise<void> {
  const { clock, config, needId, offerId } = deps;
  const reason = `match:${needId}:${offerId}`;
  const params = { needId, offerId };
  for (const listingId of [needId, offerId]) {
    await db.transaction(async (tx) => {
      const listing = await listingForMail({ db: tx, clock, listingId });
      if (!listing) return;
      const { accountId } = listing;
      const notice = await notify({ ...deps, tx }, { accountId, kind: 'match', reason, params });
      if (!notice?.mailed) return;
      await lockMailsOf(tx, accountId);
      const now = clock.now();
      const taken = await matchMailsByDay(tx, accountId, berlinTime(berlinDay(now), 0));
      const dueAt = slotForMatch(now, config.quietHours, config.matchMailsPerDay, taken);
      const mailId = await queueMail({ ...deps, tx }, { kind: 'match', reason, accountId, loginLinkId: null, conversationId: null, params, dueAt });
      if (mailId) await attachToMail(tx, [notice.id], mailId);
    });
  }
}

/** Tells the other side of a conversation about a message; messages that come while a mail waits share it. */
export async function tellMessage({ db, ...deps }: Deps & { messageId: string }): Promise<void> {
  const { messageId } = deps;
  await db.transaction(async (tx) => {
    const message = await messageForNotice({ db: tx, messageId });
    if (!message) return;
    const { conversationId, recipientId: accountId } = message;
    const notice = await notify({ ...deps, tx }, { accountId, kind: 'message', reason: `message:${messageId}`, params: { conversationId, messageId } });
    if (notice?.mailed) await queueMessageMail({ ...deps, tx }, { accountId, conversationId, notices: [{ id: notice.id, messageId }] });
  });
}

/** Forgets what an account was told when its person has left. */
export async function forgetAccount({ db, accountId }: Pick<Deps, 'db'> & { accountId: string }): Promise<void> {
  await db.transaction(async (tx) => {
    await deleteNotificationsOf(tx, accountId);
    await deleteMailsOf(tx, accountId);
  });
}

/** Has some messages of a conversation told in its open mail, or in a new one that waits for more. */
export async function queueMessageMail(
  { tx, ...deps }: TxDeps,
  { accountId, conversationId, notices }: { accountId: string; conversationId: string; notices: { id: string; messageId: string }[] },
): Promise<void> {
  const { clock, config } = deps;
  const [first] = notices;
  if (!first) return;
  const dueAt = afterQuiet(secondsAfter(clock.now(), config.messageGroupingSeconds), config.quietHours);
  const row = { kind: 'message', reason: `message:${first.messageId}`, accountId, loginLinkId: null, conversationId, params: {}, dueAt } as const;
  // Between looking and writing another handler may have made the mail; then it is there at the second look.
  const mailId =
    (await lockOpenMessageMail(tx, accountId, conversationId)) ??
    (await queueMail({ ...deps, tx }, row)) ??
    (await lockOpenMessageMail(tx, accountId, conversationId));
  if (!mailId) throw new Error('the mail of this conversation ended at this very moment');
  await attachToMail(
    tx,
    notices.map(({ id }) => id),
    mailId,
  );
}

/** Writes the notification; undefined when this was told before. `mailed` says whether the account wants mails of this kind. */
async function notify(
  { tx, clock, newId }: TxDeps,
  told: { accountId: string; kind: NoticeKind; reason: string; params: Record<string, string> },
): Promise<{ id: string; mailed: boolean } | undefined> {
  const id = newId();
  if (!(await insertNotification(tx, { id, ...told, createdAt: clock.now() }))) return undefined;
  return { id, mailed: (await preferencesOf(tx, told.accountId))[told.kind] };
}

/** Writes the mail and, where it is due at once, has it sent without waiting for the next sweep. Undefined when there is one already. */
async function queueMail(
  { tx, clock, newId, keys, config, publish }: TxDeps,
  mail: Omit<NewMail, 'id' | 'messageId' | 'createdAt'>,
): Promise<string | undefined> {
  const id = newId();
  const recipient = mail.accountId ?? mail.loginLinkId ?? '';
  // Derived, so that it is the same however often this runs, and tells nobody whom the mail is for.
  const messageId = `${keys.mac('message-id', `${mail.reason}|${recipient}`).subarray(0, 20).toString('hex')}@${config.mailDomain}`;
  if (!(await insertMail(tx, { ...mail, id, messageId, createdAt: clock.now() }))) return undefined;
  // Somebody sits and waits for a sign-in mail only.
  const name = mail.kind === 'login' ? 'login_mail.queued' : 'mail.queued';
  if (mail.dueAt <= clock.now()) await publish(tx, { name, payload: { mailId: id } });
  return id;
}
