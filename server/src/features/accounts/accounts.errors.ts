import { defineErrors } from '../../platform/errors/define-errors.ts';

export const accountErrors = defineErrors('accounts', {
  link_unknown: 'invalid',
  link_expired: 'invalid',
  link_used: 'invalid',
  code_wrong: 'invalid',
  session_over: 'unauthenticated',
  role_missing: 'not_found',
});
