import type { Block } from '../../platform/mail/letter.ts';
import { listingForMail } from '../listings/index.ts';
import { decisionForMail } from '../moderation/index.ts';
import { listingPiece, type Content, type Speaker, type Writing } from './notifications.letters.ts';

/** Tells an owner what was decided about a listing, as long as that is still how it stands. */
export async function listingContent(speaker: Speaker, { deps, mail, accountId }: Writing): Promise<Content> {
  const { say, label, page } = speaker;
  const { listingId, decisionId } = mail.params;
  const listing = await listingForMail({ db: deps.db, clock: deps.clock, listingId: listingId! });
  const decided = await decisionForMail({ db: deps.db, decisionId: decisionId! });
  if (!listing || !decided || listing.accountId !== accountId) return undefined;
  const { decision, reason, text } = decided;
  const holds = { approve: listing.isPublic, return: listing.status === 'returned', reject: listing.status === 'rejected' }[decision];
  if (!holds) return undefined;

  const kind = listing.kind;
  const why: Block[] = reason ? [{ kind: 'paragraph', sentence: say('listing.reason', { reason: label(`decision_reasons.${reason}`) }) }] : [];
  const words: Block[] = text ? [{ kind: 'quote', text, by: say('listing.moderator_writes') }] : [];
  return {
    subject: say(`listing.${decision}.subject`, { kind }),
    preview: label(`listing.${decision}.next`, { kind }),
    blocks: [
      { kind: 'paragraph', sentence: say(`listing.${decision}.intro`, { kind }) },
      { kind: 'piece', piece: listingPiece(speaker, listing, 'own') },
      ...(listing.demo ? [{ kind: 'paragraph', sentence: say('listing.example') } as const] : []),
      ...why,
      ...words,
      {
        kind: 'button',
        label: label(`listing.${decision}.button`, { kind }),
        url: page({ approve: `/listings/${listing.id}`, return: `/listings/${listing.id}/edit`, reject: '/me/listings' }[decision]),
      },
      { kind: 'paragraph', sentence: say(`listing.${decision}.next`, { kind }) },
    ],
  };
}
