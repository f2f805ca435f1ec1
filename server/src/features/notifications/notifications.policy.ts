import type { Actor } from '../../platform/authorized/actor.ts';
import { authorize, type Authorized } from '../../platform/authorized/authorize.ts';
import { requireAccount } from '../accounts/index.ts';
import { noticeKinds, type NoticeKind } from './notifications.domain.ts';

export type Own = Authorized<'notifications.own', { accountId: string }>;

/** Everybody may see and settle what they themselves are told; `http.sign_in` for a visitor. */
export function ownNotifications(actor: Actor): Own {
  return authorize('notifications.own', { accountId: requireAccount(actor).accountId });
}

/** Who holds the link of a mail may stop mails of its kind to its recipient, and nothing else. `payload` is the one of a token that we signed. */
export function mayUnsubscribe(payload: string | undefined): { own: Own; kind: NoticeKind } | undefined {
  const [accountId, kind] = payload?.split(' ') ?? [];
  const known = noticeKinds.find((name) => name === kind);
  return accountId && known ? { own: authorize('notifications.own', { accountId }), kind: known } : undefined;
}
