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

const SYLLABLES = ['ba', 'dor', 'fin', 'gul', 'ka', 'lem', 'mo', 'nux', 'pra', 'qui', 'ros', 'schu', 'ti', 'vel', 'wan', 'zo'];

/** A word that no language has, another one for every number: two listings that share it mean each other and nobody else. */
export function wordOf(number: number): string {
  return [number >> 8, number >> 4, number, number * 7 + 3, number * 5 + 11].map((part) => SYLLABLES[part & 15]).join('');
}
