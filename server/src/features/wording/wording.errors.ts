import { defineErrors } from '../../platform/errors/define-errors.ts';

export const wordingErrors = defineErrors('wording', {
  not_administrator: 'forbidden',
  not_found: 'not_found',
  change_not_found: 'not_found',
  changed_meanwhile: 'conflict',
});

/** What can be wrong with a correction; each stands inside `errors` of an `input.invalid`, with `names` of what is missing or too much. */
export const wordingInputErrors = defineErrors('wording', {
  malformed: 'invalid',
  value_missing: 'invalid',
  value_unknown: 'invalid',
  value_kind: 'invalid',
  branch_missing: 'invalid',
  branch_unknown: 'invalid',
  plural_missing: 'invalid',
  plural_unknown: 'invalid',
});
