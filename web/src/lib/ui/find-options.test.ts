import { describe, expect, test } from 'vitest';
import { bestOf, findOptions, meant, type OptionGroup } from './find-options.ts';

const group = (label: string, ...labels: string[]): OptionGroup => ({ label, options: labels.map((name) => ({ value: name, label: name, depth: 0 })) });
const county = [
  group('', 'Ganzer Landkreis Esslingen'),
  group('Region Esslingen', 'Ganze Region Esslingen', 'Aichwald', 'Esslingen am Neckar', 'Plochingen'),
  group('Region Nürtingen', 'Ganze Region Nürtingen', 'Großbettlingen', 'Nürtingen'),
];
const labels = (groups: readonly OptionGroup[]) => groups.flatMap(({ options }) => options.map(({ label }) => label));
const find = (typed: string, groups = county, whole = false) => labels(findOptions(groups, typed, whole));

describe('what is typed is found', () => {
  test.each([
    ['NÜRT', 'Nürtingen'],
    ['nuert', 'Nürtingen'],
    ['nurt', 'Nürtingen'],
    ['nu\u0308rt', 'Nürtingen'],
    ['GROSSBETT', 'Großbettlingen'],
    ['neckar essl', 'Esslingen am Neckar'],
    ['  plochingen ', 'Plochingen'],
  ])('%s finds %s', (typed, label) => {
    expect(find(typed)).toContain(label);
  });

  test.each([
    ['дитяч', 'Дитячий одяг'],
    ['ДИТЯЧИЙ', 'Дитячий одяг'],
    ['подъем', 'Подъём вещей'],
    ["обов'язки", 'Обов’язки'],
    ['احياء', 'أحياء'],
    ['رعايه', 'رِعاية الأطفال'],
    ['پیاده روی', 'پیاده‌روی گروهی'],
    ['پیادهروی', 'پیاده‌روی گروهی'],
    ['كودك', 'لباس کودک'],
    ['cocuk', 'Çocuk giysisi'],
    ['ISINMA', 'Isınma'],
    ['istanbul', 'İstanbul'],
    ['velo', 'Vélo'],
    ['oeuf', 'Œufs'],
  ])('%s finds %s in its own script', (typed, label) => {
    expect(find(typed, [group('', label)])).toEqual([label]);
  });
});

test('nothing typed shows all, in their order; signs alone find nothing', () => {
  expect(find(' ')).toEqual(labels(county));
  expect(find('?!')).toEqual([]);
});

test('a single letter finds what begins with it, not everything that has it somewhere', () => {
  expect(find('p')).toEqual(['Plochingen']);
});

test('groups in which nothing fits are gone, the others keep their name', () => {
  expect(findOptions(county, 'nürtingen', false).map(({ label }) => label)).toEqual(['Region Nürtingen']);
});

test('the name of a group brings what is in it, where the list is made so', () => {
  const topics = [group('Wohnen', 'Wohnen allgemein', 'Zimmer'), group('Haushalt', 'Möbel')];
  expect(find('wohn', topics, true)).toEqual(['Wohnen allgemein', 'Zimmer']);
  expect(find('wohn', topics)).toEqual(['Wohnen allgemein']);
});

test('first offered is what begins as was typed, before what only has it inside', () => {
  const options = findOptions(county, 'essl', false).flatMap((one) => one.options);
  expect(options[bestOf(options, 'essl')]?.label).toBe('Esslingen am Neckar');
  expect(bestOf(options, 'neckar')).toBe(0);
  expect(bestOf([], 'x')).toBe(-1);
});

test('who leaves with a whole name or the only fitting beginning meant that one; anything else is not guessed', () => {
  const options = county.flatMap((one) => one.options);
  expect(meant(options, 'nuertingen')?.label).toBe('Nürtingen');
  expect(meant(options, 'aich')?.label).toBe('Aichwald');
  expect(meant(options, 'essl')).toBeUndefined();
  expect(meant(options, '…')).toBeUndefined();
});
