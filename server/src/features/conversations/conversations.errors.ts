import { defineErrors } from '../../platform/errors/define-errors.ts';

export const conversationErrors = defineErrors('conversations', {
  not_found: 'not_found',
  own_listing: 'conflict',
  listing_not_open: 'conflict',
  same_kind: 'conflict',
  other_left: 'conflict',
  demonstration: 'conflict',
});
