import { DAY, defineLimit } from '../../platform/limits/limits.ts';

/** Reports that one account makes: enough for an attentive reader, too few to bury a moderator. */
export const reportsADay = defineLimit('reports', { uses: 30, seconds: DAY });
