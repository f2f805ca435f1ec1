import type { Analysed, Variant } from './icu.ts';

/** Where a translation asks for other values, or chooses otherwise, than its source. */
export function likenessProblems(source: Analysed, translation: Analysed): string[] {
  const problems = valueProblems(source, translation);
  // Branches that differ make the variants differ as well: said once is enough.
  return problems.length > 0 ? problems : variantProblems(source, translation);
}

function valueProblems(source: Analysed, translation: Analysed): string[] {
  const problems: string[] = [];
  for (const [name, kind] of source.values) {
    const own = translation.values.get(name);
    if (own === undefined) problems.push(`lacks {${name}}`);
    else if (own !== kind) problems.push(`{${name}} is ${own} here and ${kind} in German`);
  }
  for (const name of translation.values.keys()) if (!source.values.has(name)) problems.push(`has {${name}}, which German does not have`);
  for (const [name, branches] of source.selects) {
    const own = translation.selects.get(name);
    if (own !== undefined && own.join() !== branches.join())
      problems.push(`the branches of {${name}} are ${own.join(', ')} here and ${branches.join(', ')} in German`);
  }
  return problems;
}

/** In every branch the values that German shows in that branch: a `few` that forgets the place is a hole in a sentence. */
function variantProblems(source: Analysed, translation: Analysed): string[] {
  const problems = translation.variants.flatMap((variant) => {
    const alike = source.variants.filter((one) => agrees(one, variant));
    if (alike.length === 0) return [];
    const [first, ...others] = alike.map(({ values }) => values);
    const always = first!.filter((name) => others.every((values) => values.includes(name)));
    const ever = new Set(alike.flatMap(({ values }) => values));
    const where = Object.entries(variant.selected).map(([name, option]) => ` for ${name}=${option}`);
    return [
      ...always.filter((name) => !variant.values.includes(name)).map((name) => `one of its branches lacks {${name}}${where.join('')}`),
      ...variant.values
        .filter((name) => !ever.has(name) && !isCounted(source, name))
        .map((name) => `one of its branches has {${name}}${where.join('')}, German has not`),
    ];
  });
  return [...new Set(problems)];
}

const agrees = (one: Variant, other: Variant) => Object.entries(other.selected).every(([name, option]) => (one.selected[name] ?? option) === option);
const isCounted = (source: Analysed, name: string) => source.plurals.some((plural) => plural.name === name);
