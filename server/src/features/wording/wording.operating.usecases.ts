import { InvalidInput } from '../../platform/errors/domain-error.ts';
import { toFieldError } from '../../platform/http/validation.ts';
import { compareWordings } from './wording.domain.ts';
import { operatorMayCorrect, type Spot } from './wording.policy.ts';
import { itemsOf } from './wording.reading.usecases.ts';
import { wordingText, type WordingItem, type WordingView } from './wording.schemas.ts';
import { setText, takeAway, type ChangeDeps } from './wording.usecases.ts';

const byCommand = { accountId: null, byCommand: true } as const;

/** All corrections, by key. For the operator's command line, as everything in this file: it asks nobody for leave and overwrites what others changed. */
export async function listCorrections(deps: Pick<ChangeDeps, 'db' | 'catalogue'>): Promise<WordingItem[]> {
  return (await itemsOf({ ...deps, corrected: true })).sort(compareWordings);
}

/** Lays a text over the file's. Bad input where it could not stand there, `wording.not_found` where there is no such message. */
export async function setWording({ spot, text, ...deps }: ChangeDeps & { spot: Spot; text: string }): Promise<WordingView> {
  const checked = wordingText.safeParse(text);
  if (!checked.success) throw new InvalidInput(checked.error.issues.map((issue) => toFieldError({ ...issue, path: ['text', ...issue.path] })));
  return setText({ ...deps, allowed: operatorMayCorrect(spot), author: byCommand, revision: undefined, text: checked.data });
}

/** Lets the file's text hold again. */
export async function unsetWording({ spot, ...deps }: ChangeDeps & { spot: Spot }): Promise<WordingView> {
  return takeAway({ ...deps, allowed: operatorMayCorrect(spot), author: byCommand, revision: undefined, kind: 'removed' });
}
