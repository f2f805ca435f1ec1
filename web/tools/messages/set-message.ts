import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Writes one message in all languages, where it stood or at the end of its file. `key` is `site.skip`; throws where a language is left out. */
export function setMessage(folder: string, key: string, texts: Record<string, string>, languages: readonly string[]): void {
  const [feature, ...rest] = key.split('.');
  if (!feature || rest.length === 0) throw new Error(`${key} is no key: it wants a file and a name, like site.skip.`);
  const left = languages.filter((language) => typeof texts[language] !== 'string');
  const strange = Object.keys(texts).filter((language) => !languages.includes(language));
  if (left.length > 0 || strange.length > 0)
    throw new Error(`A message is written in all languages. Missing: ${left.join(', ')}; unknown: ${strange.join(', ')}.`);
  for (const language of languages) {
    const path = join(folder, language, `${feature}.json`);
    mkdirSync(dirname(path), { recursive: true });
    const before = existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as Record<string, string>) : {};
    writeFileSync(path, `${JSON.stringify({ ...before, [rest.join('.')]: texts[language] }, null, 2)}\n`);
  }
}
