import { defineErrors } from '../../platform/errors/define-errors.ts';

export const notificationErrors = defineErrors('notifications', { bad_token: 'invalid' });
