import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Actor } from '../../platform/authorized/actor.ts';
import type { FeatureDeps } from '../../platform/deps.ts';
import { messagesFolder } from '../../platform/i18n/catalogue.ts';
import { sourceLocale } from '../../platform/i18n/locales.ts';
import { compareWordings } from './wording.domain.ts';
import { buildPatch, type FileChange } from './wording.patch.domain.ts';
import { operatorMayCorrect, requireAdministrator, type Spot } from './wording.policy.ts';
import { groundsOf, itemsOf } from './wording.reading.usecases.ts';
import { allWordings } from './wording.repository.ts';
import type { WordingItem, WordingPatch } from './wording.schemas.ts';
import { takeAway, type ChangeDeps } from './wording.usecases.ts';
import { viewItem } from './wording.view.ts';

type Deps = Pick<FeatureDeps, 'db' | 'catalogue'>;

/** The corrections as a change of the files, for whoever may read them. */
export async function exportPatch({ actor, ...deps }: Deps & { actor: Actor; locale?: string }): Promise<WordingPatch> {
  requireAdministrator(actor, await groundsOf({ db: deps.db, actor }));
  return makePatch(deps);
}

/**
 * The corrections that hold as they were written, as a patch of the files in `folder`; those that somebody has to look at first are left out. Where
 * the files say the same by now, there is nothing to do.
 */
export async function makePatch({ db, catalogue, locale, folder = messagesFolder }: Deps & { locale?: string; folder?: string }): Promise<WordingPatch> {
  const items = (await itemsOf({ db, catalogue, corrected: true })).filter((item) => !locale || item.locale === locale).sort(compareWordings);
  const byFile = Map.groupBy(
    items.filter(({ state }) => state === 'corrected'),
    ({ locale, key }) => `${locale}/${key.split('.', 1)[0]}.json`,
  );
  const files = [...byFile.keys()].sort();
  const changes = await Promise.all(files.map((name) => fileChange(folder, name, byFile.get(name)!, catalogue.files[sourceLocale] ?? {})));
  return {
    patch: buildPatch(changes),
    files: files.map((name) => `messages/${name}`),
    leftOut: items.filter(({ state }) => state === 'outdated' || state === 'unfit').map(({ locale, key, state }) => ({ locale, key, state })),
  };
}

async function fileChange(folder: string, name: string, items: WordingItem[], source: Readonly<Record<string, string>>): Promise<FileChange> {
  const keyInFile = (key: string) => key.slice(key.indexOf('.') + 1);
  const feature = path.basename(name, '.json');
  return {
    path: `messages/${name}`,
    text: await readFile(path.join(folder, name), 'utf8').catch(() => '{\n}\n'),
    texts: new Map(items.map(({ key, text }) => [keyInFile(key), text!])),
    order: Object.keys(source)
      .filter((key) => key.startsWith(`${feature}.`))
      .map(keyInFile),
  };
}

/** Takes away the corrections that the files have taken over, and returns them. For the operator's command line. */
export async function settleWordings(deps: ChangeDeps): Promise<Spot[]> {
  const settled: Spot[] = [];
  for (const row of await allWordings(deps.db)) {
    if (viewItem(deps.catalogue.files, row, row).state !== 'settled') continue;
    await takeAway({ ...deps, allowed: operatorMayCorrect(row), author: { accountId: null, byCommand: true }, revision: undefined, kind: 'settled' });
    settled.push({ locale: row.locale, key: row.key });
  }
  return settled;
}
