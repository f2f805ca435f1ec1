import { IntlMessageFormat } from 'intl-messageformat';
import { formatTag } from '../../platform/i18n/locales.ts';
import { pluralCategories, shapeOf, type MessageShape } from '../../platform/i18n/message-shape.ts';

type Value = string | number | Date;
export interface Sample {
  values: Record<string, Value>;
  /** What somebody would read. */
  text: string;
}

/** More than these nobody looks through. */
const MOST = 24;
const SOME_MOMENT = new Date('2026-11-15T10:00:00Z');
const SOME_NUMBER = 1234;
// Between them they belong to every plural category that CLDR knows.
const numbers = [1, 2, 3, 5, 11, 100, 0, 1_000_000, 1.5, ...Array.from({ length: 120 }, (_, number) => number)];

/** A message as it reads with sample values: each plural category of the language, each exact number and each branch once. Undefined where it cannot be read or formatted. */
export function formatSamples(text: string, source: string, locale: string): Sample[] | undefined {
  const [shape, wanted] = [shapeOf(text), shapeOf(source)];
  if (!shape || !wanted) return undefined;
  const names = new Set([...wanted.values.keys(), ...shape.values.keys()]);
  let all: Record<string, Value>[] = [{}];
  for (const name of names) {
    const values = valuesOf(name, [shape, wanted], locale);
    all = all.flatMap((one) => values.map((value) => ({ ...one, [name]: value }))).slice(0, MOST);
  }
  try {
    const message = new IntlMessageFormat(text, formatTag(locale), undefined, { ignoreTag: true });
    return all.map((values) => ({ values, text: String(message.format(values)) }));
  } catch {
    return undefined;
  }
}

/** One message with given values, or undefined where it needs others. */
export function formatWith(text: string, values: Record<string, Value>, locale: string): string | undefined {
  try {
    return String(new IntlMessageFormat(text, formatTag(locale), undefined, { ignoreTag: true }).format(values));
  } catch {
    return undefined;
  }
}

function valuesOf(name: string, shapes: MessageShape[], locale: string): Value[] {
  const kinds = shapes.flatMap(({ values }) => values.get(name) ?? []);
  const plurals = shapes.flatMap((shape) => shape.plurals.filter((plural) => plural.name === name));
  if (plurals.length > 0) {
    const exact = plurals.flatMap((plural) => plural.exact);
    const typical = plurals.flatMap(({ ordinal }) => pluralCategories(locale, ordinal).map((category) => typicalNumber(locale, ordinal, category, exact)));
    return [...new Set([...exact, ...typical])].sort((one, other) => one - other);
  }
  const branches = shapes.flatMap((shape) => [...(shape.branches.get(name) ?? [])]);
  if (branches.length > 0) return [...new Set(branches)];
  if (kinds.includes('time')) return [SOME_MOMENT];
  return [kinds.includes('number') ? SOME_NUMBER : `[${name}]`];
}

/** One that chooses a category; an exact number would choose its own text instead. */
function typicalNumber(locale: string, ordinal: boolean, category: string, exact: number[]): number {
  const rules = new Intl.PluralRules(locale, { type: ordinal ? 'ordinal' : 'cardinal' });
  const fitting = numbers.filter((number) => rules.select(number) === category);
  return fitting.find((number) => !exact.includes(number)) ?? fitting[0] ?? 0;
}
