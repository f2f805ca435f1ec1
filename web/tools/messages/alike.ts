interface Alike {
  text: string;
  /** Where it may be the same as in German or English; without it everywhere. */
  languages?: readonly string[];
  reason: string;
}

/** What is rightly the same in two languages. `{}` stands for a value. Each with its reason, so that nobody adds one without. */
const alike: readonly Alike[] = [
  { text: '{} km', reason: 'the sign of the unit' },
  { text: 'Website', languages: ['en'], reason: 'the same word' },
  { text: 'Menü', languages: ['tr'], reason: 'the same word' },
  { text: 'Menu', languages: ['fr'], reason: 'the same word' },
  { text: 'Contact', languages: ['fr'], reason: 'the same word' },
  { text: 'E-mail', languages: ['fr'], reason: 'the same word' },
  { text: 'text', languages: ['en'], reason: 'the same word' },
  { text: 'administration', languages: ['fr'], reason: 'the same word' },
  { text: 'Initiative', languages: ['en'], reason: 'the same word' },
  { text: 'Computer, laptop, tablet', languages: ['en'], reason: 'the same words' },
];

/** Whether a text may be the same as in German or English. */
export function allowedAlike(language: string, text: string): boolean {
  return alike.some((one) => one.text === text && (one.languages === undefined || one.languages.includes(language)));
}

/** Entries that no message needs any more; a list that only grows hides what it was made to find. */
export function idleAlike(texts: ReadonlyMap<string, ReadonlySet<string>>): string[] {
  return alike
    .filter(({ text, languages }) => ![...texts].some(([language, own]) => (languages === undefined || languages.includes(language)) && own.has(text)))
    .map(({ text }) => text);
}
