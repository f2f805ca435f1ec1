const offered = ['de', 'en', 'uk', 'ar', 'fa', 'tr', 'ru', 'fr', 'ku', 'ps', 'ti', 'so', 'sq', 'sr', 'ro', 'it', 'es', 'pl', 'el', 'zh'];

// Browsers do not know the own names of these.
const ownNames: Record<string, string> = { ku: 'kurdî', ps: 'پښتو', ti: 'ትግርኛ', so: 'Soomaali', sq: 'shqip' };

/** Languages to choose from for a text, each under its own name; one that is already chosen always stands among them. */
export function writingLanguages(chosen: string): { tag: string; name: string }[] {
  const tags = chosen === '' || offered.includes(chosen) ? offered : [chosen, ...offered];
  return tags.map((tag) => ({ tag, name: ownName(tag) }));
}

function ownName(tag: string): string {
  if (ownNames[tag]) return ownNames[tag];
  try {
    return new Intl.DisplayNames([tag, 'de'], { type: 'language' }).of(tag) ?? tag;
  } catch {
    return tag;
  }
}

/** The language that someone who reads the portal in this locale most likely writes. */
export const presetLanguage = (locale: string): string => (locale === 'de-simple' ? 'de' : locale);
