/**
 * `npm run -s messages -- check` says what is wrong with the catalogue, `missing LANGUAGE` prints as JSON what is still to be translated,
 * `set FILE.KEY` takes one message in all languages from standard input: {"de": "…", "en": "…", …}.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { localeCodes } from '../src/lib/i18n/locales.ts';
import { readCatalogue } from './messages/catalogue-files.ts';
import { findings } from './messages/findings.ts';
import { missingTexts } from './messages/missing.ts';
import { setMessage } from './messages/set-message.ts';
import { usedKeys } from './messages/used-keys.ts';

const repository = join(import.meta.dirname, '../..');
const folder = join(repository, 'messages');
const [command, argument = ''] = process.argv.slice(2);

function check(): void {
  const found = findings(readCatalogue(folder, localeCodes), usedKeys(repository));
  for (const { file, key, problem } of found) console.log([file, key, problem].filter(Boolean).join('  '));
  if (found.length === 0) return;
  console.error(`\n${found.length} findings. How messages are written: messages/README.md`);
  process.exitCode = 1;
}

if (command === 'check') check();
else if (command === 'missing') console.log(JSON.stringify(missingTexts(readCatalogue(folder, localeCodes), argument), null, 2));
else if (command === 'set') setMessage(folder, argument, JSON.parse(readFileSync(0, 'utf8')) as Record<string, string>, localeCodes);
else {
  console.error('messages check | missing LANGUAGE | set FILE.KEY < {"de": "…", …}');
  process.exitCode = 1;
}
