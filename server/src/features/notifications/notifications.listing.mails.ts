import type { Block, Words } from '../../platform/mail/letter.ts';
import { listingForMail } from '../listings/index.ts';
import { decisionForMail } from '../moderation/index.ts';
import type { Content, Speaker, Writing } from './notifications.letters.ts';

/** Tells an owner what was decided about a listing, as long as that is still how it stands. */
export async function listingContent({ say, label, page }: Speaker, { deps, mail, accountId }: Writing): Promise<Content> {
  const { listingId, decisionId } = mail.params;
  const listing = await listingForMail({ db: deps.db, clock: deps.clock, listingId: listingId! });
  const decided = await decisionForMail({ db: deps.db, decisionId: decisionId! });
  if (!listing || !decided || listing.accountId !== accountId) return undefined;
  const { decision, reason, text } = decided;
  const holds = { approve: listing.isPublic, return: listing.status === 'returned', reject: listing.status === 'rejected' }[decision];
  if (!holds) return undefined;

  const kind = listing.kind;
  const title: Words = { words: listing.title, lang: listing.lang };
  const why: Block[] = reason ? [{ kind: 'paragraph', sentence: say('listing.reason', { reason: label(`decision_reasons.${reason}`) }) }] : [];
  const words: Block[] = text ? [{ kind: 'quote', text, by: say('listing.moderator_writes') }] : [];
  return {
    subject: say(`listing.${decision}.subject`, { kind }),
    blocks: [
      { kind: 'paragraph', sentence: say(`listing.${decision}.intro`, { kind, title }) },
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
