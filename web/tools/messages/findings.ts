import { allTexts, fullKey, type CatalogueFiles, type Finding, type Texts } from './catalogue-files.ts';
import { idleAlike } from './alike.ts';
import { formProblems, tryAnalyse } from './form-rules.ts';
import type { Analysed } from './icu.ts';
import { likenessProblems } from './likeness-rules.ts';
import { shareProblem, simpleProblems } from './simple-rules.ts';
import { translationProblems } from './translation-rules.ts';
import { isUsed, type Used } from './used-keys.ts';

/** The language that all others are held against. */
export const source = 'de';
const simple = 'de-simple';
/** Equal to one of these a text has not been translated. */
const read = [source, 'en'];

/** All that is wrong with the catalogue, file by file. */
export function findings(files: CatalogueFiles, used: Used): Finding[] {
  const german = files.languages.get(source) ?? new Map();
  return [
    ...files.unreadable,
    ...[...files.languages.keys()]
      .filter((language) => !files.withGlossary.has(language))
      .map((language) => ({ file: `${language}/glossary.md`, key: '', problem: 'is missing: it says how this language speaks and what it calls things' })),
    ...unused(german, used),
    ...[...files.languages].flatMap(([language, texts]) => languageFindings(language, texts, files)),
    ...idleAlike(wordsOf(files)).map((text) => ({ file: 'web/tools/messages/alike.ts', key: text, problem: 'is said by no message any more' })),
  ];
}

function unused(german: Texts, used: Used): Finding[] {
  return [...allTexts(german)]
    .filter(({ file, key }) => !isUsed(used, fullKey(file, key)))
    .map(({ file, key }) => ({ file: `*/${file}`, key, problem: 'is used by no page and no mail; remove it from all languages' }));
}

function languageFindings(language: string, texts: Texts, { languages }: CatalogueFiles): Finding[] {
  const german = languages.get(source) ?? new Map();
  const others = read.filter((name) => name !== language);
  return [
    ...absent(language, texts, german),
    ...[...allTexts(texts)].flatMap(({ file, key, text }) => {
      const at = (problem: string): Finding => ({ file: `${language}/${file}`, key, problem });
      const analysed = tryAnalyse(text);
      const problems = formProblems(language, text);
      if (typeof analysed === 'string') return problems.map(at);
      const known = Object.fromEntries(others.flatMap((name) => analysedAt(name, languages.get(name), file, key)));
      const inGerman = known[source];
      if (inGerman !== undefined) problems.push(...likenessProblems(inGerman, analysed));
      if (language === simple && inGerman !== undefined) problems.push(...simpleProblems(analysed, inGerman));
      else if (language !== source && language !== simple) problems.push(...translationProblems(language, analysed, known));
      return problems.map(at);
    }),
    ...(language === simple ? [...texts].flatMap(([file, own]) => shareProblem(`${language}/${file}`, pairs(own, german.get(file)))) : []),
  ];
}

function absent(language: string, texts: Texts, german: Texts): Finding[] {
  return [
    ...[...german.keys()].filter((file) => !texts.has(file)).map((file) => ({ file: `${language}/${file}`, key: '', problem: 'is missing' })),
    ...[...allTexts(german)]
      .filter(({ file, key }) => texts.get(file)?.has(key) === false)
      .map(({ file, key }) => ({ file: `${language}/${file}`, key, problem: 'is missing' })),
    ...[...allTexts(texts)]
      .filter(({ file, key }) => !german.get(file)?.has(key))
      .map(({ file, key }) => ({ file: `${language}/${file}`, key, problem: 'does not stand in German' })),
  ];
}

function analysedAt(language: string, texts: Texts | undefined, file: string, key: string): [string, Analysed][] {
  const text = texts?.get(file)?.get(key);
  const analysed = text === undefined ? '' : tryAnalyse(text);
  return typeof analysed === 'string' ? [] : [[language, analysed]];
}

const pairs = (own: Map<string, string>, german: Map<string, string> | undefined) =>
  [...own].flatMap(([key, text]) => (german?.has(key) ? [{ own: text, german: german.get(key)! }] : []));

function wordsOf({ languages }: CatalogueFiles): Map<string, Set<string>> {
  return new Map(
    [...languages].map(([language, texts]) => [
      language,
      new Set(
        [...allTexts(texts)].flatMap(({ text }) => {
          const analysed = tryAnalyse(text);
          return typeof analysed === 'string' ? [] : analysed.variants.map((variant) => variant.text);
        }),
      ),
    ]),
  );
}
