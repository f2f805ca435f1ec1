import type { OrganisationRef } from '../organisations/index.ts';
import type { ConversationRow } from './conversations.repository.ts';
import type { Side } from './conversations.policy.ts';
import type { ConversationView } from './conversations.schemas.ts';
import type { Message } from './conversations.table.ts';

/** A conversation as one of its sides sees it: never an account, an address, or a place of somebody who did not publish one. */
export function viewConversation(row: ConversationRow, side: Side): ConversationView {
  const { conversation, listing, writerListing, lastMessage } = row;
  const me = side === 'owner' ? conversation.ownerId : conversation.writerId;
  const last = lastMessage
    ? { text: lastMessage.text, at: new Date(lastMessage.at).toISOString(), side: lastMessage.author_id === me ? ('me' as const) : ('other' as const) }
    : null;
  return {
    id: conversation.id,
    listing: {
      id: listing.id,
      kind: listing.kind,
      title: listing.title,
      lang: listing.lang,
      status: listing.status,
      own: side === 'owner',
      demo: listing.demo,
    },
    writerListing: writerListing?.id ? writerListing : null,
    other:
      side === 'owner'
        ? { name: row.writerName, place: null, left: row.writerGone, organisation: refOf(row.writerOrganisation) }
        : { name: row.ownerName, place: listing.place, left: row.ownerGone, organisation: refOf(row.ownerOrganisation) },
    lastMessage: last,
    unread: side === 'owner' ? row.ownerUnread : row.writerUnread,
  };
}

/** Only what is verified speaks under its name to others. */
function refOf(organisation: ConversationRow['ownerOrganisation']): OrganisationRef | null {
  return organisation?.verifiedAt ? { id: organisation.id, name: organisation.name, verified: true } : null;
}

export function viewMessage(message: Message, me: string) {
  return { id: message.id, side: message.authorId === me ? ('me' as const) : ('other' as const), text: message.text, at: message.at.toISOString() };
}
