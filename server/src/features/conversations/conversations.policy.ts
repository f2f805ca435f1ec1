import type { Actor } from '../../platform/authorized/actor.ts';
import { authorize, type Authorized } from '../../platform/authorized/authorize.ts';
import { requireAccount } from '../accounts/index.ts';
import type { Listing } from '../listings/index.ts';
import { conversationErrors } from './conversations.errors.ts';
import type { Conversation } from './conversations.table.ts';

export type Side = 'owner' | 'writer';

/** Which side of a conversation somebody stands on; to anybody else it does not exist. */
export function requireSide(actor: Actor, conversation: Pick<Conversation, 'ownerId' | 'writerId'> | undefined): Side {
  const { accountId } = requireAccount(actor);
  if (conversation?.ownerId === accountId) return 'owner';
  if (conversation?.writerId === accountId) return 'writer';
  throw conversationErrors.not_found();
}

export type Speaking = Authorized<'conversation.speak', { conversation: Conversation; authorId: string }>;

/** Both sides may write, nobody else. */
export function maySpeak(actor: Actor, conversation: Conversation | undefined): Speaking {
  requireSide(actor, conversation);
  return authorize('conversation.speak', { conversation: conversation!, authorId: requireAccount(actor).accountId });
}

export type Reading = Authorized<'conversation.read', { conversation: Conversation; side: Side }>;

/** Both sides may read all of it, nobody else. */
export function mayRead(actor: Actor, conversation: Conversation | undefined): Reading {
  const side = requireSide(actor, conversation);
  return authorize('conversation.read', { conversation: conversation!, side });
}

export type Starting = Authorized<'conversation.start', { listing: Pick<Listing, 'id' | 'accountId' | 'kind'>; writerId: string }>;

/**
 * Whoever may see a public listing may write to its owner, except the owner. `open`: the listing is public now. Nobody stands behind a listing of
 * the demonstration: what somebody in need wrote there would never be read, so it is refused instead of kept.
 */
export function mayStart(actor: Actor, listing: Pick<Listing, 'id' | 'accountId' | 'kind' | 'demo'>, open: boolean): Starting {
  const { accountId } = requireAccount(actor);
  if (listing.accountId === accountId) throw conversationErrors.own_listing();
  if (listing.demo) throw conversationErrors.demonstration();
  if (!open) throw conversationErrors.listing_not_open();
  return authorize('conversation.start', { listing, writerId: accountId });
}
