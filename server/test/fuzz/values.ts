import fc, { type Arbitrary } from 'fast-check';
import type { Schema } from '../documented.ts';

/** Names of places, topics and people that exist, by the field or parameter that takes them. `@…` stands for something that is looked up when the request is sent. */
export type Dictionary = Record<string, Arbitrary<unknown>>;

/** What has broken programs before. */
export const nastyText: Arbitrary<string> = fc.oneof(
  fc.constantFrom(
    '',
    ' ',
    '\u0000',
    'a\u0000b',
    '\ud800',
    'x\udc00y',
    '\u202egnp.exe',
    '\ufeff',
    '\u200b\u200d',
    '﷽'.repeat(50),
    '👩‍👩‍👧‍👦'.repeat(40),
    'ß'.repeat(121),
    '../../../../etc/passwd',
    "'; drop table listings; --",
    '<script>alert(1)</script>',
    '%s%n%00${7*7}{{7*7}}',
    '__proto__',
    'constructor',
    'null',
    'NaN',
    '-0',
    '1e999',
    '9'.repeat(40),
    '0000-00-00',
    '2026-02-30',
    '9999-12-31T23:59:60Z',
    'x'.repeat(100_000),
    'ü'.repeat(20_000),
  ),
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.string({ unit: 'grapheme', maxLength: 200 }),
);

const deep = (levels: number): unknown => (levels === 0 ? 0 : levels % 2 ? [deep(levels - 1)] : { a: deep(levels - 1) });

/** Any JSON, whatever was asked for. */
export const anything: Arbitrary<unknown> = fc.oneof(
  nastyText,
  fc.constantFrom<unknown>(null, true, false, 0, -0, -1, 0.5, 1e308, 5e-324, Number.MAX_SAFE_INTEGER + 1, [], {}, [[]], deep(40), deep(400)),
  fc.jsonValue({ maxDepth: 4 }) as Arbitrary<unknown>,
  fc.double({ noNaN: true, noDefaultInfinity: true }),
);

const dates = fc.oneof(
  fc.constantFrom('2026-11-15', '2026-12-01', '2027-01-01', '1900-01-01', '2999-12-31', '2028-02-29'),
  fc.date({ min: new Date('2026-11-16'), max: new Date('2027-11-15'), noInvalidDate: true }).map((date) => date.toISOString().slice(0, 10)),
);

/** Values that a JSON Schema allows (nearly: what it cannot say is for the server to refuse). `name`: of the field, for the dictionary. */
export function valueOf(schema: Schema, dictionary: Dictionary, resolve: (ref: string) => Schema, name = ''): Arbitrary<unknown> {
  const of = (part: Schema, field = name) => valueOf(part, dictionary, resolve, field);
  if (schema.$ref) return of(resolve(schema.$ref));
  if (schema.const !== undefined) return fc.constant(schema.const);
  const known = dictionary[name];
  if (schema.enum) return mostly(fc.constantFrom(...schema.enum), known);
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices) return fc.oneof(...choices.map((choice) => of(choice)));
  if (schema.allOf) return fc.tuple(...schema.allOf.map((part) => of(part))).map((parts) => Object.assign({}, ...parts) as unknown);
  switch (Array.isArray(schema.type) ? schema.type[0] : schema.type) {
    case 'null':
      return fc.constant(null);
    case 'boolean':
      return fc.boolean();
    case 'integer':
    case 'number':
      return mostly(numberOf(schema), known);
    case 'array':
      return fc.array(of(schema.items ?? {}), { maxLength: 5 });
    case 'object':
      return objectOf(schema, of);
    case 'string':
      return known ? fc.oneof({ weight: 15, arbitrary: known }, { weight: 1, arbitrary: textOf(schema) }) : textOf(schema);
    default:
      return known ?? anything;
  }
}

/** What the dictionary knows first, where it knows something. */
const mostly = (any: Arbitrary<unknown>, known: Arbitrary<unknown> | undefined): Arbitrary<unknown> =>
  known ? fc.oneof({ weight: 3, arbitrary: known }, { weight: 1, arbitrary: any }) : any;

function numberOf({ type, minimum = -1000, maximum = 1000 }: Schema): Arbitrary<unknown> {
  const [min, max] = [Math.max(minimum, -1e6), Math.min(maximum, 1e6)];
  const inside = type === 'integer' ? fc.integer({ min, max }) : fc.double({ min, max, noNaN: true });
  return fc.oneof({ weight: 8, arbitrary: inside }, { weight: 1, arbitrary: fc.constantFrom(min, max) });
}

function textOf({ format, minLength = 0, maxLength = 100 }: Schema): Arbitrary<string> {
  if (format === 'uuid') return fc.uuid();
  if (format === 'date') return dates;
  if (format === 'date-time') return dates.map((date) => `${date}T12:00:00Z`);
  const size = { minLength, maxLength: Math.min(maxLength, 300) };
  return fc.oneof(
    { weight: 12, arbitrary: fc.lorem({ maxCount: 12 }).map((text) => text.slice(0, maxLength).padEnd(minLength, 'a')) },
    { weight: 2, arbitrary: fc.string({ unit: 'grapheme', ...size }) },
    { weight: 1, arbitrary: fc.constantFrom('a'.repeat(Math.min(maxLength, 5000)), 'ä'.repeat(Math.min(maxLength, 5000))) },
  );
}

function objectOf({ properties = {}, required = [] }: Schema, of: (part: Schema, field: string) => Arbitrary<unknown>): Arbitrary<unknown> {
  // What may be left out is, every other time; JSON has no undefined.
  const field = (name: string, part: Schema) => (required.includes(name) ? of(part, name) : fc.oneof(of(part, name), fc.constant(undefined)));
  return fc.record(Object.fromEntries(Object.entries(properties).map(([name, part]) => [name, field(name, part)])));
}

type Spoil = { field: number; how: 'drop' | 'replace' | 'add' | 'whole' | 'wrap'; value: unknown };

/** A value as it should be, spoilt in one or two places: fields missing, of another type, too many, or something else altogether. */
export function spoilt(good: Arbitrary<unknown>): Arbitrary<unknown> {
  const spoil: Arbitrary<Spoil> = fc.record({
    field: fc.nat(20),
    how: fc.constantFrom('drop', 'replace', 'replace', 'replace', 'add', 'whole', 'wrap'),
    value: anything,
  });
  return fc.tuple(good, fc.array(spoil, { minLength: 1, maxLength: 2 })).map(([value, spoils]) => spoils.reduce(apply, value));
}

function apply(value: unknown, { field, how, value: other }: Spoil): unknown {
  if (how === 'whole') return other;
  if (how === 'wrap') return [value];
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return other;
  const entries = Object.entries(value);
  const at = entries.length === 0 ? 0 : field % entries.length;
  if (how === 'drop') return Object.fromEntries(entries.filter((_, index) => index !== at));
  if (how === 'add') return Object.fromEntries([...entries, [typeof other === 'string' ? other.slice(0, 40) : 'status', other]]);
  return Object.fromEntries(entries.map(([name, own], index) => [name, index === at ? other : own]));
}
