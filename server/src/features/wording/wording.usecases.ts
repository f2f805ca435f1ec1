import type { Actor } from '../../platform/authorized/actor.ts';
import type { FeatureDeps } from '../../platform/deps.ts';
import type { Tx } from '../../platform/db/db.ts';
import { lockForTransaction } from '../../platform/db/locks.ts';
import { requireAccount } from '../accounts/index.ts';
import type { ChangeKind } from './wording.domain.ts';
import { wordingErrors } from './wording.errors.ts';
import { requireFitting } from './wording.fitting.usecases.ts';
import { mayCorrect, type Correcting, type Spot } from './wording.policy.ts';
import { groundsOf, showWording } from './wording.reading.usecases.ts';
import { changesOf, deleteWording, findChange, findWording, forgetAuthor, insertChange, raiseVersion, saveWording } from './wording.repository.ts';
import type { WordingInput, WordingView } from './wording.schemas.ts';
import { viewAuthor } from './wording.view.ts';

export type ChangeDeps = Pick<FeatureDeps, 'db' | 'clock' | 'newId' | 'catalogue'>;
type Acting = ChangeDeps & { actor: Actor; spot: Spot };

/** Who changes something; no account for the operator's command line. */
export type Author = { accountId: string; byCommand: false } | { accountId: null; byCommand: true };
const authorOf = (actor: Actor): Author => ({ accountId: requireAccount(actor).accountId, byCommand: false });

/**
 * Lays a text over the file's. The file's own text takes the correction away; the same text again says that it still holds although the file has
 * changed. 409 `wording.changed_meanwhile` (who, when) where `revision` is not the last one.
 */
export async function correctWording({ actor, spot, input, ...deps }: Acting & { input: WordingInput }): Promise<WordingView> {
  const allowed = mayCorrect(actor, await groundsOf({ db: deps.db, actor }), spot);
  return setText({ ...deps, allowed, author: authorOf(actor), ...input });
}

/** Takes a correction away, so that the file's text holds again; does nothing where there is none. */
export async function removeWording({ actor, spot, revision, ...deps }: Acting & { revision: number }): Promise<WordingView> {
  const allowed = mayCorrect(actor, await groundsOf({ db: deps.db, actor }), spot);
  return takeAway({ ...deps, allowed, author: authorOf(actor), revision, kind: 'removed' });
}

/** Makes what held after an earlier change hold again, which must still fit. */
export async function restoreWording({ actor, spot, input, ...deps }: Acting & { input: { number: number; revision: number } }): Promise<WordingView> {
  const allowed = mayCorrect(actor, await groundsOf({ db: deps.db, actor }), spot);
  const change = await findChange(deps.db, spot, input.number);
  if (!change) throw wordingErrors.change_not_found();
  const changing = { ...deps, allowed, author: authorOf(actor), revision: input.revision };
  return change.after === null ? takeAway({ ...changing, kind: 'removed' }) : setText({ ...changing, text: change.after });
}

/** Whoever has left is no longer named as author. */
export async function forgetAuthorship({ db, accountId }: { db: Tx; accountId: string }): Promise<void> {
  await forgetAuthor(db, accountId);
}

/** `revision` undefined: whatever was changed meanwhile. */
export type Changing = ChangeDeps & { allowed: Correcting; author: Author; revision: number | undefined };

export async function setText({ text, ...changing }: Changing & { text: string }): Promise<WordingView> {
  const { catalogue, allowed } = changing;
  const spot = allowed.subject;
  const against = catalogue.files[spot.locale]?.[spot.key] ?? null;
  if (text !== against) requireFitting({ catalogue, spot, text });
  return inOrder(
    changing,
    async (tx, last) => {
      const stored = await findWording(tx, spot);
      if (text === against) return stored ? write(tx, changing, { kind: 'removed', before: stored.text, after: null, against }, last) : undefined;
      if (stored?.text === text && stored.against === against) return undefined;
      return write(tx, changing, { kind: 'set', before: stored?.text ?? null, after: text, against }, last);
    },
    text,
  );
}

export async function takeAway({ kind, ...changing }: Changing & { kind: Exclude<ChangeKind, 'set'> }): Promise<WordingView> {
  const { catalogue, allowed } = changing;
  const { locale, key } = allowed.subject;
  return inOrder(changing, async (tx, last) => {
    const stored = await findWording(tx, allowed.subject);
    if (stored) await write(tx, changing, { kind, before: stored.text, after: null, against: catalogue.files[locale]?.[key] ?? null }, last);
  });
}

interface Change {
  kind: ChangeKind;
  before: string | null;
  after: string | null;
  against: string | null;
}

/** One change after the other, each by somebody who knows the one before; `wanted` is what the message may say already. */
async function inOrder(changing: Changing, work: (tx: Tx, last: number) => Promise<void>, wanted?: string): Promise<WordingView> {
  const { db, catalogue, allowed, revision } = changing;
  const spot = allowed.subject;
  return db.transaction(async (tx) => {
    await lockForTransaction(tx, 'wording');
    const [last] = await changesOf(tx, spot, 1);
    const number = last?.number ?? 0;
    if (last && revision !== undefined && revision !== number && last.after !== (wanted ?? null)) {
      const by = viewAuthor(last).name;
      throw wordingErrors.changed_meanwhile({ by: by ?? '', known: by === null ? 'no' : 'yes', at: last.at.toISOString() });
    }
    await work(tx, number);
    return showWording({ db: tx as ChangeDeps['db'], catalogue, spot });
  });
}

async function write(tx: Tx, { clock, newId, allowed, author }: Changing, change: Change, last: number): Promise<void> {
  const at = clock.now();
  if (change.after === null) await deleteWording(tx, allowed);
  else await saveWording(tx, allowed, { text: change.after, against: change.against, accountId: author.accountId, changedAt: at });
  await insertChange(tx, allowed, { id: newId(), number: last + 1, ...change, ...author, at });
  await raiseVersion(tx);
}
