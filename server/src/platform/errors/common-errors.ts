import { defineErrors } from './define-errors.ts';

/** Refusals that belong to HTTP itself. */
export const httpErrors = defineErrors('http', {
  not_found: 'not_found',
  sign_in: 'unauthenticated',
  bad_token: 'unauthenticated',
  forbidden: 'forbidden',
  cross_site: 'forbidden',
  unavailable: 'unavailable',
  /** This process has more to do than it can in time. */
  overloaded: 'unavailable',
});
/** What is wrong with a request before anybody looks at a field; answered by platform/http/problems.ts from what Fastify says. */
export const requestErrors = defineErrors('http', { malformed: 'invalid', too_large: 'invalid', unsupported_type: 'invalid' });
defineErrors('http', { internal: 'unavailable' });
/** What is wrong with an Idempotency-Key (platform/idempotency). */
export const onceErrors = defineErrors('idempotency', { key_malformed: 'invalid', key_reused: 'conflict' });
/** What can be wrong with a single field; all but the first stand inside `errors` of an `input.invalid`. */
export const inputErrors = defineErrors('input', {
  invalid: 'invalid',
  required: 'invalid',
  type: 'invalid',
  too_short: 'invalid',
  too_long: 'invalid',
  too_small: 'invalid',
  too_large: 'invalid',
  not_one_of: 'invalid',
  format: 'invalid',
  control_characters: 'invalid',
  bidi_controls: 'invalid',
  malformed_text: 'invalid',
  language: 'invalid',
  email: 'invalid',
  window: 'invalid',
  past: 'invalid',
  year: 'invalid',
  invisible: 'invalid',
  contact_in_name: 'invalid',
  reserved_name: 'invalid',
  cursor: 'invalid',
  unknown_place: 'invalid',
  unknown_topic: 'invalid',
  unknown_listing: 'invalid',
  unknown_organisation: 'invalid',
  unknown_conversation: 'invalid',
});
