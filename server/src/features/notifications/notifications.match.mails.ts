import { createFormats } from '../../platform/i18n/formats.ts';
import type { Block, Sentence, Words } from '../../platform/mail/letter.ts';
import { matchForMail, type Reason } from '../matching/index.ts';
import { beginning, listingPiece, type Content, type Speaker, type Writing } from './notifications.letters.ts';

const BODY_CHARACTERS = 600;

/** Tells one owner of a match about the other side and why the two fit. Nothing when the match has ended meanwhile. */
export async function matchContent(speaker: Speaker, { deps, mail, accountId }: Writing): Promise<Content> {
  const { say, label, has, page, lang } = speaker;
  const { needId, offerId } = mail.params;
  const match = await matchForMail({ db: deps.db, clock: deps.clock, needId: needId!, offerId: offerId!, accountId });
  if (!match?.live) return undefined;
  const { own, other } = match;
  const place: Words = { words: other.placeName, lang: 'de' };
  const by = other.posterName ? say('match.by', { name: { words: other.posterName }, place }) : say('match.by_someone', { place });
  const ownPiece = listingPiece(speaker, { kind: other.kind === 'need' ? 'offer' : 'need', ...own }, 'own');
  const otherPiece = { ...listingPiece(speaker, other, 'other'), by };
  const [need, offer] = other.kind === 'need' ? [otherPiece, ownPiece] : [ownPiece, otherPiece];
  const body = beginning(other.body, BODY_CHARACTERS);
  const more: Block[] = body ? [{ kind: 'quote', text: body, lang: other.lang, of: otherPiece }] : [];
  const reasons = match.reasons.flatMap((reason) => (has(`reasons.${reason.code}`) ? [reasonSentence(say, lang, reason)] : []));
  const why: Block[] =
    reasons.length === 0
      ? []
      : [
          { kind: 'paragraph', sentence: say('match.why') },
          { kind: 'list', items: reasons },
        ];
  return {
    subject: say('match.subject', { kind: other.kind, place }),
    preview: label('match.next'),
    blocks: [
      { kind: 'paragraph', sentence: say('match.intro', { kind: other.kind }) },
      { kind: 'pair', need, offer },
      ...more,
      ...why,
      { kind: 'button', label: label('match.button'), url: page(`/listings/${other.id}?about=${own.id}`) },
      { kind: 'paragraph', sentence: say('match.next') },
    ],
  };
}

function reasonSentence(say: Speaker['say'], lang: string, { code, params }: Reason): Sentence {
  const { from, km, words } = params;
  return say(`reasons.${code}`, {
    km: typeof km === 'number' ? km : 0,
    words: Array.isArray(words) ? words.map((word) => ({ words: String(word) })) : { words: String(words ?? '') },
    from: typeof from === 'string' ? createFormats(lang).day(from) : 'none',
  });
}
