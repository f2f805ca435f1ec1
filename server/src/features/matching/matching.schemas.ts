import { z } from 'zod';
import { pageOf } from '../../platform/http/pages.ts';
import { listingSchema } from '../listings/index.ts';
import { reasonCodes } from './score.domain.ts';

/** Why two listings fit: a stable code and what its sentence needs (`topic`: a slug; `words`; `km`: whole kilometres, 0 = same place; `from`: a day). */
export const reasonSchema = z
  .object({
    code: z.enum(reasonCodes),
    params: z.record(z.string(), z.union([z.string(), z.number(), z.array(z.string())])),
  })
  .meta({ id: 'MatchReason' });

export const matchSchema = z
  .object({
    listing: listingSchema,
    score: z.number().min(0).max(1),
    reasons: z.array(reasonSchema),
    /** Whether both sides were told by mail. */
    notified: z.boolean(),
    /** When it was found first. */
    at: z.iso.datetime(),
  })
  .meta({ id: 'Match' });

export const matchPage = pageOf(matchSchema);
