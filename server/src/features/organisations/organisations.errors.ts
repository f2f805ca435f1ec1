import { defineErrors } from '../../platform/errors/define-errors.ts';

export const organisationErrors = defineErrors('organisations', {
  not_found: 'not_found',
  not_member: 'forbidden',
  slug_taken: 'conflict',
  membership_missing: 'not_found',
  demonstration_apart: 'conflict',
});
