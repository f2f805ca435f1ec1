import { defineErrors } from '../../platform/errors/define-errors.ts';

export const moderationErrors = defineErrors('moderation', {
  not_moderator: 'forbidden',
  own_listing: 'forbidden',
  elsewhere: 'forbidden',
  already_decided: 'conflict',
  not_pending: 'conflict',
  changed_meanwhile: 'conflict',
  not_published: 'conflict',
  own_report: 'forbidden',
  second_person_needed: 'conflict',
  report_not_found: 'not_found',
  report_closed: 'conflict',
});
