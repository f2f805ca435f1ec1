import { z } from 'zod';
import { localeCodes, type Locale } from '../../platform/i18n/locales.ts';
import { risks } from './topics.table.ts';

/** A text in each language of the portal. */
const inEveryLanguage = z.object(Object.fromEntries(localeCodes.map((code) => [code, z.string()])) as Record<Locale, z.ZodString>);

export const topicSchema = z.object({ slug: z.string(), parent: z.string().nullable(), risk: z.enum(risks), labels: inEveryLanguage }).meta({ id: 'Topic' });
