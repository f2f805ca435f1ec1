import { ZONE } from '../clock/berlin.ts';

const en = {
  mails: 'Mails',
  all: 'All mails',
  about: 'What this portal would have sent. Nothing left this machine. Newest first; reload to see new ones.',
  none: 'No mail yet.',
  noSubject: '(no subject)',
  from: 'From',
  to: 'To',
  source: 'Source',
  html: 'As people see it',
  frame: 'HTML of this mail',
  text: 'As plain text',
  headers: 'Headers',
};

const de: typeof en = {
  mails: 'Mails',
  all: 'Alle Mails',
  about: 'Was dieses Portal verschickt hätte. Nichts davon hat diesen Rechner verlassen. Die neuesten stehen oben; neu laden zeigt neue.',
  none: 'Noch keine Mail.',
  noSubject: '(kein Betreff)',
  from: 'Von',
  to: 'An',
  source: 'Quelltext',
  html: 'So sehen Menschen sie',
  frame: 'HTML dieser Mail',
  text: 'Als reiner Text',
  headers: 'Kopfzeilen',
};

/** The words of `/dev/mails`, which is for those who run the portal and no part of the catalogue, and its times as clocks in the county show them. */
export function devMailWords(lang: 'de' | 'en') {
  const times = new Intl.DateTimeFormat(lang === 'de' ? 'de' : 'en-GB', { dateStyle: 'medium', timeStyle: 'medium', timeZone: ZONE });
  return { lang, say: { de, en }[lang], at: (iso: string): string => (Number.isNaN(Date.parse(iso)) ? iso : times.format(new Date(iso))) };
}
export type DevMailWords = ReturnType<typeof devMailWords>;

/** German for those whose browser names it before English. */
export function devMailLanguage(acceptLanguage: string | undefined): 'de' | 'en' {
  return /^[^]*?\b(de|en)\b/i.exec(acceptLanguage ?? '')?.[1]?.toLowerCase() === 'de' ? 'de' : 'en';
}
