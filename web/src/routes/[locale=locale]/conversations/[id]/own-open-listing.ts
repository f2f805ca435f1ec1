import type { ConversationItem } from '#lib/api/types.ts';

type About = Pick<ConversationItem, 'writerListing'> & { listing: Omit<ConversationItem['listing'], 'demo'> };

/** The reader's own listing that the conversation may have settled: the one written to, or the one they named when they wrote. */
export function ownOpenListing({ listing, writerListing }: About): Pick<ConversationItem['listing'], 'id' | 'kind'> | null {
  const own = listing.own ? listing : writerListing;
  return own?.status === 'published' ? { id: own.id, kind: own.kind } : null;
}
