import { allTexts, type CatalogueFiles } from './catalogue-files.ts';
import { pluralCategories, tryAnalyse } from './form-rules.ts';

interface ToDo {
  de: string;
  en?: string | undefined;
  /** What the language needs where the German text has a plural. */
  plurals?: string[];
}

/** What a translator of one language has still to do, by file and key. */
export function missingTexts({ languages }: CatalogueFiles, language: string): Record<string, Record<string, ToDo>> {
  const own = languages.get(language);
  if (own === undefined) throw new Error(`There is no language ${language}.`);
  const todo: Record<string, Record<string, ToDo>> = {};
  for (const { file, key, text } of allTexts(languages.get('de')!)) {
    if (own.get(file)?.has(key)) continue;
    const analysed = tryAnalyse(text);
    const counts = typeof analysed !== 'string' && analysed.plurals.length > 0;
    (todo[file] ??= {})[key] = { de: text, en: languages.get('en')?.get(file)?.get(key), ...(counts ? { plurals: pluralCategories(language) } : {}) };
  }
  return todo;
}
