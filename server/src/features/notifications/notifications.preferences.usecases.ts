import type { Actor } from '../../platform/authorized/actor.ts';
import { readToken, signToken } from '../../platform/crypto/signed-token.ts';
import type { FeatureDeps } from '../../platform/deps.ts';
import { fallbackLocale } from '../../platform/i18n/locales.ts';
import { readRecipient } from '../accounts/index.ts';
import type { NoticeKind } from './notifications.domain.ts';
import { notificationErrors } from './notifications.errors.ts';
import { mayUnsubscribe, ownNotifications } from './notifications.policy.ts';
import { preferencesOf, writePreferences } from './notifications.repository.ts';

type Deps = Pick<FeatureDeps, 'db' | 'clock' | 'keys'>;

/** Which kinds of mail the own account gets. */
export async function readMailPreferences({ db, actor }: Pick<Deps, 'db'> & { actor: Actor }): Promise<Record<NoticeKind, boolean>> {
  return preferencesOf(db, ownNotifications(actor).subject.accountId);
}

export async function changeMailPreferences({
  db,
  clock,
  actor,
  input,
}: Omit<Deps, 'keys'> & { actor: Actor; input: Partial<Record<NoticeKind, boolean>> }): Promise<Record<NoticeKind, boolean>> {
  const own = ownNotifications(actor);
  await writePreferences(db, own, input, clock.now());
  return preferencesOf(db, own.subject.accountId);
}

/** The token in the unsubscribe links of a mail: good for one account and one kind, without an end. */
export function unsubscribeToken(keys: Deps['keys'], accountId: string, kind: NoticeKind): string {
  return signToken(keys, 'unsubscribe', `${accountId} ${kind}`);
}

/** Stops mails of one kind; twice is the same as once. `notifications.bad_token` for a token that is not ours or whose account is gone. */
export async function unsubscribe({ db, clock, keys, token }: Deps & { token: string }): Promise<{ kind: NoticeKind }> {
  const allowed = mayUnsubscribe(readToken(keys, 'unsubscribe', token));
  if (!allowed || !(await readRecipient({ db, keys, accountId: allowed.own.subject.accountId }))) throw notificationErrors.bad_token();
  await writePreferences(db, allowed.own, { [allowed.kind]: false }, clock.now());
  return { kind: allowed.kind };
}

/** The page on which a person confirms, in the language of the mail's recipient. `kind` beside the token is for its words only; the token decides. */
export async function unsubscribePage({ db, keys, token }: Pick<Deps, 'db' | 'keys'> & { token: string }): Promise<string> {
  const allowed = mayUnsubscribe(readToken(keys, 'unsubscribe', token));
  const recipient = allowed && (await readRecipient({ db, keys, accountId: allowed.own.subject.accountId }));
  const page = `/${recipient?.locale ?? fallbackLocale}/unsubscribe?token=${encodeURIComponent(token)}`;
  return allowed ? `${page}&kind=${allowed.kind}` : page;
}
