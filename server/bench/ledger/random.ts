/** Numbers from 0 to below 1 that are the same for the same seed: mulberry32 (Tommy Ettinger, public domain). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const CONSONANTS = 'bcdfghjklmnpqrstvwxz';
const VOWELS = 'aeiouyäöü';

/** A word that no language has, and so unlike that of any other number that two listings which share it mean each other and nobody else. */
export function wordOf(number: number): string {
  const random = seeded(number * 0x9e3779b1);
  const pick = (letters: string) => letters[Math.floor(random() * letters.length)]!;
  return Array.from({ length: 5 }, () => pick(CONSONANTS) + pick(VOWELS)).join('');
}
