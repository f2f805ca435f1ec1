import type { Actor } from '../../platform/authorized/actor.ts';
import type { Tx } from '../../platform/db/db.ts';
import type { FeatureDeps } from '../../platform/deps.ts';
import { invalidField } from '../../platform/errors/domain-error.ts';
import { sourceLocale } from '../../platform/i18n/locales.ts';
import { findPlaces, type Place } from '../places/index.ts';
import { compareWordings, languagesOf } from './wording.domain.ts';
import { wordingErrors } from './wording.errors.ts';
import { requireFitting } from './wording.fitting.usecases.ts';
import { administeredPlaces, requireAdministrator, type Spot } from './wording.policy.ts';
import { allWordings, changesBy, changesOf, findWording } from './wording.repository.ts';
import { formatWith } from './wording.samples.domain.ts';
import type { WordingItem, WordingQuery, WordingView } from './wording.schemas.ts';
import { viewItem, viewWording } from './wording.view.ts';

type Deps = Pick<FeatureDeps, 'db' | 'catalogue'>;

/** How many changes of one message are shown: the last ones. All are kept. */
const HISTORY_SHOWN = 50;

/** Where somebody administers, as the policy asks for it. */
export async function groundsOf({ db, actor }: { db: Tx; actor: Actor }): Promise<Place[]> {
  return findPlaces({ db, slugs: administeredPlaces(actor) });
}

async function requireReader({ db, actor }: { db: Tx; actor: Actor }): Promise<void> {
  requireAdministrator(actor, await groundsOf({ db, actor }));
}

/** Every message in every language that has texts, or what fits the question, by key. 403 for whoever does not administer the county. */
export async function listWordings({ db, catalogue, actor, input }: Deps & { actor: Actor; input: WordingQuery }) {
  await requireReader({ db, actor });
  const all = (await itemsOf({ db, catalogue, corrected: input.only !== undefined })).filter((item) => isWanted(item, input)).sort(compareWordings);
  const after = input.cursor === undefined ? undefined : readCursor(input.cursor);
  const rest = after ? all.filter((item) => compareWordings(item, after) > 0) : all;
  const items = rest.slice(0, input.limit);
  return { items, nextCursor: rest.length > input.limit ? writeCursor(items.at(-1)!) : null };
}

/** All messages as they stand; `corrected`: only those that lie over a file. */
export async function itemsOf({ db, catalogue: { files }, corrected }: Deps & { corrected: boolean }): Promise<WordingItem[]> {
  const stored = await allWordings(db);
  const corrections = stored.map((row) => viewItem(files, row, row));
  if (corrected) return corrections;
  const known = new Set(stored.map(({ locale, key }) => `${locale} ${key}`));
  const keys = Object.keys(files[sourceLocale] ?? {});
  const others = languagesOf(files).flatMap((locale) =>
    keys.filter((key) => !known.has(`${locale} ${key}`)).map((key) => viewItem(files, { locale, key }, undefined)),
  );
  return [...corrections, ...others];
}

function isWanted({ locale, key, state, text, fileText, source }: WordingItem, { locale: wanted, key: part, q, only }: WordingQuery): boolean {
  const holds = (whole: string | null, words: string) => whole?.toLocaleLowerCase().includes(words.toLocaleLowerCase()) ?? false;
  return (
    (!wanted || locale === wanted) &&
    (!part || holds(key, part)) &&
    (!q || holds(text, q) || holds(fileText, q) || holds(source, q)) &&
    (only !== 'outdated' || state !== 'corrected')
  );
}

/** One message in one language, with its history; `wording.not_found` where there is none. */
export async function readWording({ db, catalogue, actor, spot }: Deps & { actor: Actor; spot: Spot }): Promise<WordingView> {
  await requireReader({ db, actor });
  return showWording({ db, catalogue, spot });
}

export async function showWording({ db, catalogue: { files }, spot }: Deps & { spot: Spot }): Promise<WordingView> {
  const stored = await findWording(db, spot);
  const changes = await changesOf(db, spot, HISTORY_SHOWN);
  const exists = files[spot.locale] && files[sourceLocale]?.[spot.key] !== undefined;
  if (!exists && changes.length === 0) throw wordingErrors.not_found();
  return viewWording(files, spot, stored, changes);
}

/** What somebody would read with a new text, and what they read now with the same values. Refuses what could not be saved. */
export async function previewWording({ db, catalogue, actor, spot, text }: Deps & { actor: Actor; spot: Spot; text: string }) {
  await requireReader({ db, actor });
  const { text: shown } = await showWording({ db, catalogue, spot });
  const samples = requireFitting({ catalogue, spot, text });
  return {
    samples: samples.map(({ values, text }) => ({
      values: Object.fromEntries(Object.entries(values).map(([name, value]) => [name, value instanceof Date ? value.toISOString() : value])),
      text,
      shown: shown === null ? null : (formatWith(shown, values, spot.locale) ?? null),
    })),
  };
}

/** The corrections' part of what a person may take with them. */
export async function exportChanges({ db, accountId }: { db: Tx; accountId: string }) {
  return (await changesBy(db, accountId)).map(({ locale, key, kind, before, after, at }) => ({ locale, key, kind, before, after, at }));
}

const writeCursor = ({ locale, key }: Spot) => Buffer.from(`${locale} ${key}`).toString('base64url');

function readCursor(cursor: string): Spot {
  const [locale = '', key = '', ...rest] = Buffer.from(cursor, 'base64url').toString('utf8').split(' ');
  if (locale === '' || key === '' || rest.length > 0) throw invalidField('/cursor', 'input.cursor', {}, 'is not a cursor of this list');
  return { locale, key };
}
