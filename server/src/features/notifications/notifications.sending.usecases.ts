import { berlinDay, berlinTime } from '../../platform/clock/berlin.ts';
import { secondsAfter } from '../../platform/clock/clock.ts';
import type { WorkerDeps } from '../../platform/jobs/define-job.ts';
import { framesOf, safeReason } from '../../platform/log/safe-reason.ts';
import { SENDS_AT_ONCE } from '../../platform/mail/transport.ts';
import type { SendOutcome } from '../../platform/mail/outcome.ts';
import { afterQuiet, isHopeless, isQuiet, retrySeconds, slotForMatch } from './notifications.domain.ts';
import { composeMail } from './notifications.mails.ts';
import {
  claimMail,
  endMail,
  lockDueMail,
  lockMailsOf,
  matchMailsByDay,
  matchMailsSentSince,
  postponeMail,
  prolongClaim,
  type MailEnd,
} from './notifications.mails.repository.ts';
import { notificationsOfMail } from './notifications.repository.ts';
import type { Mail, Notification } from './notifications.table.ts';
import { queueMessageMail } from './notifications.telling.usecases.ts';

// Long enough for a worker that lives to say so again, short enough to wait for where one died.
const CLAIM_SECONDS = 30;
const RENEW_MS = 10_000;
// A sweep is repeated soon anyway, and a stopping worker waits for it.
const SWEEP_MAILS = 100;

/** Sends one mail if it is due. When this process is busy enough with sending, the mail is left to the next sweep, so that slow mail servers hold up nothing else. */
export async function sendQueuedMail({ mailId, ...deps }: WorkerDeps & { mailId: string }): Promise<void> {
  if (!deps.mail.busy) await sendNext(deps, mailId);
}

/** Sends what is due, a few at a time, until nothing is left or the mail server cannot be used. */
export async function sendDueMails(deps: WorkerDeps): Promise<void> {
  let left = SWEEP_MAILS;
  let goOn = true;
  const line = async () => {
    while (goOn && left-- > 0) goOn = (await sendNext(deps)) && goOn;
  };
  await Promise.all(Array.from({ length: SENDS_AT_ONCE }, line));
}

/** Sends the given mail or the one that is due longest; false when there is none or the mail server cannot be used. */
async function sendNext(deps: WorkerDeps, mailId?: string): Promise<boolean> {
  const next = await claimNext(deps, mailId);
  if (next === 'postponed') return true;
  if (!next) return false;
  const { db, clock } = deps;
  const renewal = setInterval(() => {
    prolongClaim(db, next, secondsAfter(clock.now(), CLAIM_SECONDS)).catch(() => {});
  }, RENEW_MS);
  try {
    return await send(deps, next);
  } finally {
    clearInterval(renewal);
  }
}

/** Claims a mail, or puts one off whose hour it is not. */
async function claimNext({ db, clock, config }: WorkerDeps, mailId?: string): Promise<Mail | 'postponed' | undefined> {
  return db.transaction(async (tx) => {
    const now = clock.now();
    const mail = await lockDueMail(tx, now, mailId);
    if (!mail) return undefined;
    if (mail.kind !== 'login' && isQuiet(now, config.quietHours)) {
      await postponeMail(tx, mail, afterQuiet(now, config.quietHours));
      return 'postponed';
    }
    if (mail.kind === 'match' && mail.accountId) {
      // Retries and outages can bring more mails to one day than were planned for it.
      await lockMailsOf(tx, mail.accountId);
      const today = berlinTime(berlinDay(now), 0);
      const sent = await matchMailsSentSince(tx, mail.accountId, today, now, mail.id);
      if (sent >= config.matchMailsPerDay) {
        const taken = await matchMailsByDay(tx, mail.accountId, today, mail.id);
        taken.set(berlinDay(now), sent);
        await postponeMail(tx, mail, slotForMatch(now, config.quietHours, config.matchMailsPerDay, taken));
        return 'postponed';
      }
    }
    return claimMail(tx, mail, now, secondsAfter(now, CLAIM_SECONDS));
  });
}

async function send(deps: WorkerDeps, mail: Mail): Promise<boolean> {
  const { clock } = deps;
  const told = (await notificationsOfMail(deps.db, mail.id)).filter((notice) => wasThere(mail, notice));
  const outcome = await composeAndSend(deps, mail, told);
  switch (outcome.kind) {
    case 'sent':
      await finish(deps, mail, told, { sentAt: clock.now() });
      return true;
    case 'needless':
      await finish(deps, mail, told, { droppedAt: clock.now() });
      return true;
    case 'never':
      deps.log.warn({ mail: mail.id, kind: mail.kind, reason: outcome.reason }, 'a mail was refused for good');
      await finish(deps, mail, told, { givenUpAt: clock.now(), failure: outcome.reason });
      return true;
    case 'later':
      deps.log.warn({ mail: mail.id, kind: mail.kind, attempt: mail.attempts, reason: outcome.reason }, 'a mail could not be handed over yet');
      if (isHopeless(mail.firstTriedAt ?? mail.createdAt, clock.now())) await finish(deps, mail, told, { givenUpAt: clock.now(), failure: outcome.reason });
      else await postponeMail(deps.db, mail, secondsAfter(clock.now(), retrySeconds(mail.attempts, Math.random())), outcome.reason);
      return !outcome.unreachable;
  }
}

/**
 * What joined a mail after its first try is left for the next mail: that try may have reached its recipient although
 * its worker died, and two copies under one Message-ID must say the same.
 */
function wasThere({ reason, firstTriedAt, createdAt }: Mail, notice: Notification): boolean {
  return notice.reason === reason || notice.createdAt <= (firstTriedAt ?? createdAt);
}

async function composeAndSend(deps: WorkerDeps, mail: Mail, told: Notification[]): Promise<SendOutcome | { kind: 'needless' }> {
  try {
    const composed = await composeMail(deps, mail, told);
    return composed ? await deps.mail.send(composed) : { kind: 'needless' };
  } catch (error) {
    // A fault of ours: the next mail may well go out.
    deps.log.error({ mail: mail.id, kind: mail.kind, reason: safeReason(error), frames: framesOf(error) }, 'a mail could not be written');
    return { kind: 'later', reason: safeReason(error), unreachable: false };
  }
}

/** Ends a mail; what joined it after it was written gets a mail of its own, in the same transaction. */
async function finish(deps: WorkerDeps, mail: Mail, told: Notification[], end: MailEnd): Promise<void> {
  await deps.db.transaction(async (tx) => {
    if (!(await endMail(tx, mail.id, end))) return;
    const { accountId, conversationId } = mail;
    if (!accountId || !conversationId) return;
    const known = new Set(told.map(({ id }) => id));
    const late = (await notificationsOfMail(tx, mail.id)).filter(({ id }) => !known.has(id));
    await queueMessageMail({ ...deps, tx }, { accountId, conversationId, notices: late.map(({ id, params }) => ({ id, messageId: params.messageId! })) });
  });
}
