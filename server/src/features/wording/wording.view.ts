import type { Catalogue } from '../../platform/i18n/catalogue.ts';
import { fallbackLocale, isLocale, sourceLocale, type Locale } from '../../platform/i18n/locales.ts';
import { pluralCategories, shapeOf } from '../../platform/i18n/message-shape.ts';
import { judgeWording } from './wording.domain.ts';
import type { Spot } from './wording.policy.ts';
import type { Authored } from './wording.repository.ts';
import type { WordingItem, WordingView } from './wording.schemas.ts';
import type { Wording, WordingChange } from './wording.table.ts';

type Stored = Pick<Wording, 'text' | 'against'> | undefined;

export function viewItem(files: Catalogue['files'], spot: Spot, stored: Stored): WordingItem {
  return { locale: localeOf(spot), key: spot.key, ...judgeWording(files, spot, stored) };
}

export function viewWording(files: Catalogue['files'], spot: Spot, stored: Stored, changes: Authored<WordingChange>[]): WordingView {
  const shape = shapeOf(files[sourceLocale]?.[spot.key] ?? '');
  const values = [...(shape?.values ?? [])].map(([name, kind]) => ({ name, kind, branches: [...(shape?.branches.get(name) ?? [])] }));
  const ordinals = [...new Set(shape?.plurals.map(({ ordinal }) => ordinal) ?? [])];
  return {
    ...viewItem(files, spot, stored),
    correction: stored?.text ?? null,
    against: stored?.against ?? null,
    english: files[fallbackLocale]?.[spot.key] ?? null,
    revision: changes[0]?.number ?? 0,
    values,
    plurals: [...new Set(ordinals.flatMap((ordinal) => pluralCategories(spot.locale, ordinal)))],
    history: changes.map((change) => ({
      number: change.number,
      kind: change.kind,
      before: change.before,
      after: change.after,
      by: viewAuthor(change),
      at: change.at.toISOString(),
    })),
  };
}

/** Whoever has left is nobody's name any more. */
export function viewAuthor({ accountId, byCommand, authorName }: Authored<WordingChange>): WordingView['history'][number]['by'] {
  if (byCommand) return { kind: 'command', name: null };
  return accountId === null ? { kind: 'unknown', name: null } : { kind: 'account', name: authorName };
}

/** A language that the portal has learned to speak and unlearned is still a code of ours. */
function localeOf({ locale }: Spot): Locale {
  return isLocale(locale) ? locale : fallbackLocale;
}
