import { IntlMessageFormat } from 'intl-messageformat';

type Element = ReturnType<IntlMessageFormat['getAst']>[number];

/** What kinds of element the ICU parser tells apart. */
const kinds = { argument: 1, number: 2, date: 3, time: 4, select: 5, plural: 6 } as const;

/** The values that an ICU message needs, each with its TypeScript type. */
export function messageArguments(text: string): Map<string, string> {
  const found = new Map<string, string>();
  collect(new IntlMessageFormat(text, 'de', undefined, { ignoreTag: true }).getAst(), found);
  return found;
}

function collect(elements: readonly Element[], found: Map<string, string>): void {
  for (const element of elements) {
    switch (element.type as number) {
      case kinds.argument:
        if (!found.has(nameOf(element))) found.set(nameOf(element), 'string | number');
        break;
      case kinds.number:
        found.set(nameOf(element), 'number');
        break;
      case kinds.date:
      case kinds.time:
        found.set(nameOf(element), 'Date | number');
        break;
      case kinds.select:
      case kinds.plural:
        found.set(nameOf(element), element.type === kinds.plural ? 'number' : 'string');
        for (const option of optionsOf(element)) collect(option.value, found);
        break;
    }
  }
}

const nameOf = (element: Element) => (element as { value: string }).value;
const optionsOf = (element: Element) => Object.values((element as unknown as { options: Record<string, { value: Element[] }> }).options);
