import { IntlMessageFormat } from 'intl-messageformat';

type Element = ReturnType<IntlMessageFormat['getAst']>[number];
interface Branching {
  value: string;
  options: Record<string, { value: Element[] }>;
  pluralType?: 'cardinal' | 'ordinal';
}

/** What kinds of element the ICU parser tells apart. */
const elements = { argument: 1, number: 2, date: 3, time: 4, select: 5, plural: 6 } as const;

/** What a message does with a value: shows it as it is, as a number, as a time, or chooses by it. */
export type ValueKind = 'text' | 'number' | 'time' | 'choice';

/** What a message asks for, whatever its words are. */
export interface MessageShape {
  values: Map<string, ValueKind>;
  /** The branches of each value that is chosen by. */
  branches: Map<string, Set<string>>;
  /** Each place where numbers are told apart; exact numbers (`=0`) are not among the categories. */
  plurals: { name: string; ordinal: boolean; categories: string[]; exact: number[] }[];
}

/** Why a message cannot stand in for another; `names` are what is missing or too much. */
export interface ShapeFault {
  reason: 'malformed' | 'value_missing' | 'value_unknown' | 'value_kind' | 'branch_missing' | 'branch_unknown' | 'plural_missing' | 'plural_unknown';
  names: string[];
}

// What mails mark people's words with (platform/mail/phrase.ts) and what fonts fill as they like has no place in our own text.
const privateUse = /\p{Co}/u;

/** Reads an ICU message; undefined where it cannot be read. */
export function shapeOf(text: string): MessageShape | undefined {
  const shape: MessageShape = { values: new Map(), branches: new Map(), plurals: [] };
  try {
    collect(new IntlMessageFormat(text, 'en', undefined, { ignoreTag: true }).getAst(), shape);
  } catch {
    return undefined;
  }
  return shape;
}

/** The plural categories that a language tells apart, by Unicode CLDR. */
export function pluralCategories(locale: string, ordinal = false): string[] {
  return new Intl.PluralRules(locale, { type: ordinal ? 'ordinal' : 'cardinal' }).resolvedOptions().pluralCategories;
}

/** What keeps `text` from standing in for `source` in a language: it asks for other values or branches, or lacks a form that the language needs. */
export function shapeFaults(text: string, source: string, locale: string): ShapeFault[] {
  const [shape, wanted] = [shapeOf(text), shapeOf(source)];
  if (!shape || !wanted || privateUse.test(text)) return [{ reason: 'malformed', names: [] }];
  return [...valueFaults(shape, wanted), ...branchFaults(shape, wanted), ...pluralFaults(shape, locale)].filter(({ names }) => names.length > 0);
}

function valueFaults({ values }: MessageShape, wanted: MessageShape): ShapeFault[] {
  const known = [...values].filter(([name]) => wanted.values.has(name));
  // A number may be shown without its format; nothing else may be taken for what it is not.
  const fits = (given: ValueKind, asked: ValueKind) => given === asked || (given === 'text' && asked === 'number');
  return [
    { reason: 'value_missing', names: [...wanted.values.keys()].filter((name) => !values.has(name)) },
    { reason: 'value_unknown', names: [...values.keys()].filter((name) => !wanted.values.has(name)) },
    { reason: 'value_kind', names: known.filter(([name, kind]) => !fits(kind, wanted.values.get(name)!)).map(([name]) => name) },
  ];
}

function branchFaults({ branches }: MessageShape, wanted: MessageShape): ShapeFault[] {
  const known = [...wanted.branches].filter(([name]) => branches.has(name));
  return known.flatMap(([name, asked]): ShapeFault[] => [
    { reason: 'branch_missing', names: [...asked].filter((branch) => !branches.get(name)!.has(branch)) },
    { reason: 'branch_unknown', names: [...branches.get(name)!].filter((branch) => !asked.has(branch)) },
  ]);
}

function pluralFaults({ plurals }: MessageShape, locale: string): ShapeFault[] {
  return plurals.flatMap(({ ordinal, categories }): ShapeFault[] => {
    const needed = pluralCategories(locale, ordinal);
    return [
      { reason: 'plural_missing', names: needed.filter((category) => !categories.includes(category)) },
      { reason: 'plural_unknown', names: categories.filter((category) => !needed.includes(category)) },
    ];
  });
}

function collect(ast: readonly Element[], shape: MessageShape): void {
  for (const element of ast) {
    const kind = element.type as number;
    const name = (element as { value: string }).value;
    if (kind === elements.argument && !shape.values.has(name)) shape.values.set(name, 'text');
    if (kind === elements.number) shape.values.set(name, 'number');
    if (kind === elements.date || kind === elements.time) shape.values.set(name, 'time');
    if (kind === elements.select || kind === elements.plural) collectBranching(element as unknown as Branching, kind === elements.select, shape);
  }
}

function collectBranching({ value: name, options, pluralType }: Branching, isChoice: boolean, shape: MessageShape): void {
  const branches = Object.keys(options);
  shape.values.set(name, isChoice ? 'choice' : 'number');
  if (isChoice) shape.branches.set(name, new Set([...(shape.branches.get(name) ?? []), ...branches]));
  else {
    const exact = branches.filter((branch) => branch.startsWith('='));
    const categories = branches.filter((branch) => !branch.startsWith('='));
    shape.plurals.push({ name, ordinal: pluralType === 'ordinal', categories, exact: exact.map((branch) => Number(branch.slice(1))) });
  }
  for (const branch of Object.values(options)) collect(branch.value, shape);
}
