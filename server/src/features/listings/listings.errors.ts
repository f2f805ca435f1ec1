import { defineErrors } from '../../platform/errors/define-errors.ts';

export const listingErrors = defineErrors('listings', {
  not_found: 'not_found',
  already_closed: 'conflict',
  rejected: 'conflict',
  not_renewable: 'conflict',
  window_over: 'conflict',
});
