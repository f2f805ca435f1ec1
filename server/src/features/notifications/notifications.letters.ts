import type { WorkerDeps } from '../../platform/jobs/define-job.ts';
import { directionOf } from '../../platform/i18n/locales.ts';
import type { Block, Letter, Piece, Sentence } from '../../platform/mail/letter.ts';
import { phrase, phraseText, type PhraseParams } from '../../platform/mail/phrase.ts';
import type { Mail, Notification } from './notifications.table.ts';

/** A mail to be written: to whom in which language, and what it is to tell. */
export interface Writing {
  deps: WorkerDeps;
  mail: Mail;
  told: Notification[];
  accountId: string;
  locale: string;
}

/**
 * What the kinds of mail differ in: the subject, what lists of mails show after it (what happens next, because a locked
 * phone shows it to everybody), and the blocks between greeting and footer. Undefined when there is nothing left to say.
 */
export type Content = { subject: Sentence; preview: string; blocks: Block[] } | undefined;

const PORTAL = 'Handreich';

/** Speaks one locale with the texts in `messages/{locale}/mails.json`. */
export function speaker(deps: Pick<WorkerDeps, 'catalogue' | 'config'>, locale: string) {
  const say = (key: string, params?: PhraseParams): Sentence => phrase(deps.catalogue, locale, `mails.${key}`, params);
  return {
    say,
    label: (key: string, params?: PhraseParams): string => phraseText(say(key, params)),
    has: (key: string): boolean => deps.catalogue.has(locale, `mails.${key}`),
    /** The language that the texts really are in. */
    lang: deps.catalogue.textLocale(locale),
    /** A page of the portal in the person's own language. */
    page: (path: string): string => `${deps.config.publicUrl}/${locale}${path}`,
  };
}
export type Speaker = ReturnType<typeof speaker>;

export function letterOf(lang: string, { subject, preview, blocks }: NonNullable<Content>): Letter {
  return { from: PORTAL, lang, dir: directionOf(lang), subject: phraseText(subject), preview, blocks };
}

/** A listing as the piece that it is on the pages, under the word for it. */
export function listingPiece({ label }: Speaker, { kind, title, lang }: { kind: Piece['side']; title: string; lang: string }, whose: 'own' | 'other'): Piece {
  return { side: kind, label: whose === 'own' ? label('piece.own', { kind }) : label('piece.other', { kind }), title: { words: title, lang } };
}

/** The beginning of a long text, cut at a word where there is one. */
export function beginning(text: string, limit: number): string {
  const letters = [...text.trim()];
  if (letters.length <= limit) return text.trim();
  const cut = letters.slice(0, limit).join('');
  const space = cut.search(/\s\S*$/u);
  return `${(space > limit / 2 ? cut.slice(0, space) : cut).trimEnd()} …`;
}
