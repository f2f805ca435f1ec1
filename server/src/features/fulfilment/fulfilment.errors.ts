import { defineErrors } from '../../platform/errors/define-errors.ts';

export const fulfilmentErrors = defineErrors('fulfilment', { counted_already: 'conflict' });
