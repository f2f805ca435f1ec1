import { IntlMessageFormat } from 'intl-messageformat';

type Element = ReturnType<IntlMessageFormat['getAst']>[number];
type Ast = readonly Element[];

const kinds = { literal: 0, argument: 1, number: 2, date: 3, time: 4, select: 5, plural: 6, pound: 7 } as const;

interface Choice {
  value: string;
  options: Record<string, { value: Element[] }>;
  pluralType?: Intl.PluralRuleType;
}

/** One way in which a message can be said: what was chosen on the way, which values it shows, and its words. */
export interface Variant {
  /** The branch of each `select`, by value. */
  selected: Record<string, string>;
  values: string[];
  /** The words, a hole where a value stands. */
  text: string;
}

export interface Plural {
  name: string;
  type: Intl.PluralRuleType;
  categories: string[];
}

export interface Analysed {
  /** Every value with the kind of thing it has to be. A number stays a number, counted or only shown. */
  values: Map<string, string>;
  /** The branches of each `select`. */
  selects: Map<string, string[]>;
  plurals: Plural[];
  variants: Variant[];
}

/** Takes an ICU message apart. Throws where it is ill-formed. */
export function analyse(text: string): Analysed {
  const ast = new IntlMessageFormat(text, 'en', undefined, { ignoreTag: true }).getAst();
  const found: Analysed = { values: new Map(), selects: new Map(), plurals: [], variants: [] };
  collect(ast, found);
  found.variants = variantsOf(ast);
  return found;
}

function collect(ast: Ast, found: Analysed): void {
  for (const element of ast) {
    const kind = element.type as number;
    if (kind === kinds.literal || kind === kinds.pound) continue;
    const name = nameOf(element);
    if (kind === kinds.argument) found.values.set(name, found.values.get(name) ?? 'a text');
    if (kind === kinds.number) found.values.set(name, 'a number');
    if (kind === kinds.date || kind === kinds.time) found.values.set(name, 'a time');
    if (kind !== kinds.select && kind !== kinds.plural) continue;
    const { options, pluralType = 'cardinal' } = choiceOf(element);
    const names = Object.keys(options);
    found.values.set(name, kind === kinds.plural ? 'a number' : 'a choice');
    if (kind === kinds.plural) found.plurals.push({ name, type: pluralType, categories: names.filter((option) => !option.startsWith('=')) });
    else found.selects.set(name, [...new Set([...(found.selects.get(name) ?? []), ...names])].sort());
    for (const option of Object.values(options)) collect(option.value, found);
  }
}

function variantsOf(ast: Ast): Variant[] {
  let variants: Variant[] = [{ selected: {}, values: [], text: '' }];
  for (const element of ast) variants = variants.flatMap((before) => continued(element).map((after) => joined(before, after)));
  // A choice made twice in one message is made the same way both times.
  return variants.filter((variant) => variant !== clash);
}

function continued(element: Element): Variant[] {
  const kind = element.type as number;
  if (kind === kinds.literal) return [{ selected: {}, values: [], text: nameOf(element) }];
  if (kind === kinds.pound) return [{ selected: {}, values: [], text: '#' }];
  if (kind !== kinds.select && kind !== kinds.plural) return [{ selected: {}, values: [nameOf(element)], text: '{}' }];
  return Object.entries(choiceOf(element).options).flatMap(([option, { value }]) =>
    variantsOf(value).map((variant) => (kind === kinds.select ? joined({ selected: { [nameOf(element)]: option }, values: [], text: '' }, variant) : variant)),
  );
}

const clash: Variant = { selected: {}, values: [], text: '' };

function joined(one: Variant, other: Variant): Variant {
  if (one === clash || other === clash) return clash;
  if (Object.entries(one.selected).some(([name, option]) => (other.selected[name] ?? option) !== option)) return clash;
  return { selected: { ...one.selected, ...other.selected }, values: [...new Set([...one.values, ...other.values])], text: one.text + other.text };
}

const nameOf = (element: Element) => (element as { value: string }).value;
const choiceOf = (element: Element) => element as unknown as Choice;
