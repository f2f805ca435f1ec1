import { expect, test } from 'vitest';
import { wordLikeness } from '../../src/features/matching/similarity.domain.ts';
import { seeded, wordOf } from './random.ts';

test('the same seed gives the same numbers, another one others', () => {
  const [one, same, other] = [seeded(1), seeded(1), seeded(2)].map((random) => [random(), random(), random()]);
  expect(one).toEqual(same);
  expect(one).not.toEqual(other);
});

test('no two words are alike for matching', () => {
  const words = Array.from({ length: 400 }, (_, number) => wordOf(number));
  const alike = words.flatMap((one, at) => words.slice(at + 1).filter((other) => wordLikeness(one, other) >= 0.5));
  expect(alike).toEqual([]);
});
