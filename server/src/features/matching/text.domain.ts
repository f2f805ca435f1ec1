const letters: Record<string, string> = {
  // Arabic script: Persian and Arabic keyboards write one letter with two code points; teh marbuta and heh are mixed up in everyday spelling.
  ک: 'ك',
  ی: 'ي',
  ى: 'ي',
  ة: 'ه',
  ە: 'ه',
  ٱ: 'ا',
  ـ: '',
  // Latin: what lower case and decomposition leave apart.
  ß: 'ss',
  ı: 'i',
  ø: 'o',
  đ: 'd',
  ł: 'l',
  æ: 'ae',
  œ: 'oe',
};
const special = new RegExp(`[${Object.keys(letters).join('')}]`, 'gu');
const segmenter = new Intl.Segmenter('en', { granularity: 'word' });

/** Bounds of what is looked at: a listing's body has 5,000 characters at most, and no word that means something is longer than this. */
const TEXT_LIMIT = 6000;
const WORD_LIMIT = 40;

/** A word as the comparison takes it, and as the poster wrote it. */
export interface Word {
  word: string;
  form: string;
}

/**
 * One spelling for what people type differently: compatibility forms (NFKC), case, diacritics and vowel signs, Arabic
 * and Persian letter forms, digits of both. The zero-width non-joiner of Persian becomes a space, so that endings
 * stand apart. For comparing only, never for showing.
 */
export function normaliseText(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(special, (letter) => letters[letter] ?? letter)
    .replace(/[\u200b-\u200f\u2060\ufeff]/g, ' ')
    .replace(/[\u0660-\u0669\u06f0-\u06f9]/g, (digit) => String(digit.charCodeAt(0) & 15));
}

/** The words of a text in its order; what is only digits or a single letter says nothing alone and is left out. */
export function wordsOf(text: string): Word[] {
  const found: Word[] = [];
  for (const { segment, isWordLike } of segmenter.segment(text.slice(0, TEXT_LIMIT).toWellFormed())) {
    if (!isWordLike) continue;
    for (const part of normaliseText(segment).split(' ')) {
      const word = [...part.replace(/['’]s?$/u, '')].slice(0, WORD_LIMIT).join('');
      if (word.length > 1 && /\p{L}/u.test(word)) found.push({ word, form: [...segment].slice(0, WORD_LIMIT).join('') });
    }
  }
  return found;
}
