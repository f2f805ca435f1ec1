import { z } from 'zod';
import { roles } from '../../platform/authorized/actor.ts';
import { line } from '../../platform/http/text-schemas.ts';
import { judgeName } from './accounts.domain.ts';
import { localeCodes } from '../../platform/i18n/locales.ts';

export const localeSchema = z.enum(localeCodes);

export const loginLinkInput = z.object({ email: z.string().max(320), locale: localeSchema.optional(), next: z.string().max(500).optional() });
export const sessionInput = z.union([
  z.object({ token: z.string().max(300) }),
  z.object({
    email: z.string().max(320),
    code: z
      .string()
      .transform((code) => code.replaceAll(/\s/g, ''))
      .pipe(z.string().regex(/^\d{6}$/)),
  }),
]);
export const refreshInput = z.object({ refreshToken: z.string().max(300).optional() });

const roleSchema = z.object({ role: z.enum(roles), place: z.string() });
export const meSchema = z
  .object({ id: z.uuid(), displayName: z.string().nullable(), locale: z.string(), email: z.string().nullable(), roles: z.array(roleSchema) })
  .meta({ id: 'Me' });
/** A name that others read without anybody having looked at it: see `judgeName`. */
export const shownName = (min: number, max: number) =>
  line(min, max).superRefine((name, context) => {
    const code = judgeName(name);
    if (code) context.addIssue({ code: 'custom', message: 'cannot be shown to others as a name', params: { code: `input.${code}` } });
  });
const displayName = shownName(2, 60);
export const meChange = z.object({ displayName: displayName.nullable().optional(), locale: localeSchema.optional() });

export const sessionSchema = z
  .object({ accessToken: z.string(), refreshToken: z.string(), expiresAt: z.iso.datetime(), next: z.string().nullable(), account: meSchema })
  .meta({ id: 'Session' });

export const ownSessionSchema = z
  .object({ id: z.uuid(), createdAt: z.iso.datetime(), usedAt: z.iso.datetime(), expiresAt: z.iso.datetime(), current: z.boolean() })
  .meta({ id: 'OwnSession' });
