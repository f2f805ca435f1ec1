type Script = 'latin' | 'cyrillic' | 'arabic' | 'other';

/** Inflection to cut off, longest first, and how many letters must stay. The lists are grammar's closed classes. */
interface Endings {
  least: number;
  endings: string[];
}

const byLength = (least: number, words: string): Endings => ({ least, endings: words.split(' ').sort((one, other) => other.length - one.length) });

const german = byLength(3, 'ern en er em es e n s');
const english = byLength(3, 'ings ing ed es s e');
const french = byLength(3, 'es s x e');
// Written as normaliseText leaves them: no breve on и, no dots on і and е.
const cyrillic = byLength(3, 'ами ями ого его ому ему ыми ими ою ею ов ев ів ах ях ам ям ом ем ой ей ии ыи ых их ая яя ое ее ые ие ую юю а я о е и і ы у ю ь');
const arabic = byLength(3, 'ات ين ون ها هم نا كم ه ي ا ك');
const persian = byLength(3, 'هايم هايي هاي ها ان ي م ت ش');
const articles = ['وال', 'بال', 'كال', 'فال', 'لل', 'ال'];

/** The letters on which a text is written in German, so that "der Rollator" in an Arabic sentence meets a German one. */
function scriptOf(word: string): Script {
  if (/^\p{Script=Latin}/u.test(word)) return 'latin';
  if (/^\p{Script=Cyrillic}/u.test(word)) return 'cyrillic';
  return /^\p{Script=Arabic}/u.test(word) ? 'arabic' : 'other';
}

function cut(word: string, { least, endings }: Endings): string {
  const ending = endings.find((candidate) => word.length - candidate.length >= least && word.endsWith(candidate));
  return ending ? word.slice(0, -ending.length) : word;
}

function cutArabic(word: string): string {
  const article = articles.find((candidate) => word.length - candidate.length >= 3 && word.startsWith(candidate));
  return cut(article ? word.slice(article.length) : word, arabic);
}

/**
 * A normalised word without its inflection, lightly: only endings, never the word's own letters. `lang` is a BCP 47 tag.
 * Turkish keeps its first six letters: endings pile up there, and truncation does about as well as analysis
 * (Can et al., Information retrieval on Turkish texts, JASIST 59, 2008).
 */
export function stem(word: string, lang: string): string {
  const language = lang.split('-')[0]?.toLowerCase();
  switch (scriptOf(word)) {
    case 'cyrillic':
      return cut(word, cyrillic);
    case 'arabic':
      return language === 'fa' || language === 'prs' ? cut(word, persian) : cutArabic(word);
    case 'latin':
      if (language === 'tr') return [...word].slice(0, 6).join('');
      if (language === 'en') return cut(word, english);
      return cut(word, language === 'fr' ? french : german);
    case 'other':
      return word;
  }
}
