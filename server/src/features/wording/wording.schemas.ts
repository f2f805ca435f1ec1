import { z } from 'zod';
import { localeCodes } from '../../platform/i18n/locales.ts';
import { pageOf } from '../../platform/http/pages.ts';
import { line } from '../../platform/http/text-schemas.ts';
import { changeKinds, LONGEST, states } from './wording.domain.ts';

const locale = z.enum(localeCodes);
const key = z
  .string()
  .regex(/^[\w-]+(\.[\w-]+)+$/)
  .max(150);
/** How many times the message was changed, as whoever changes it now has seen it. */
const revision = z.coerce.number().int().min(0).max(1_000_000);

export const wordingSpot = z.object({ locale, key });

export const wordingQuery = z.object({
  locale: locale.optional(),
  /** A part of the key. */
  key: z.string().trim().max(150).optional(),
  /** A part of what is shown, of what the file says, or of the German text. */
  q: z.string().trim().max(200).optional(),
  /** `corrected`: all corrections. `outdated`: those that somebody should look at, because the files have changed since. */
  only: z.enum(['corrected', 'outdated']).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(20),
  cursor: z.string().max(300).optional(),
});
export type WordingQuery = z.output<typeof wordingQuery>;

// Marks that turn the direction of writing: pages and mails isolate what needs it by themselves.
const directionMarks = /[\u061c\u200e\u200f]/;
// Soft hyphens and spaces without width. The joiners that Persian is written with are letters' business.
const invisible = /[\u00ad\u200b\u2060\ufeff]/;

/** One line of plain text: mails put it into headers, pages into titles. */
export const wordingText = line(1, LONGEST).superRefine((value, context) => {
  const refuse = (code: string, message: string) => context.addIssue({ code: 'custom', message, params: { code } });
  if (directionMarks.test(value)) refuse('input.bidi_controls', 'must not contain characters that change the direction of writing');
  if (invisible.test(value)) refuse('input.control_characters', 'must not contain invisible characters');
});
export const wordingInput = z.object({ text: wordingText, revision });
export type WordingInput = z.output<typeof wordingInput>;
export const previewInput = z.object({ text: wordingText });
export const restoreInput = z.object({ number: z.int().min(1).max(1_000_000), revision });
export const removeQuery = z.object({ revision });

const author = z.object({ kind: z.enum(['account', 'command', 'unknown']), name: z.string().nullable() }).meta({ id: 'WordingAuthor' });

const item = z.object({
  locale,
  key: z.string(),
  state: z.enum(states),
  text: z.string().nullable(),
  fileText: z.string().nullable(),
  source: z.string().nullable(),
});
export const wordingItem = item.meta({ id: 'WordingItem' });
export type WordingItem = z.output<typeof wordingItem>;
export const wordingPage = pageOf(wordingItem);

export const wordingSchema = item
  .extend({
    /** Of the correction itself, which does not hold where `state` is `unfit`. */
    correction: z.string().nullable(),
    against: z.string().nullable(),
    english: z.string().nullable(),
    revision: z.int(),
    values: z.array(z.object({ name: z.string(), kind: z.enum(['text', 'number', 'time', 'choice']), branches: z.array(z.string()) })),
    /** The forms that the language needs where numbers are told apart; empty where they are not. */
    plurals: z.array(z.string()),
    history: z.array(
      z.object({
        number: z.int(),
        kind: z.enum(changeKinds),
        before: z.string().nullable(),
        after: z.string().nullable(),
        by: author,
        at: z.iso.datetime(),
      }),
    ),
  })
  .meta({ id: 'Wording' });
export type WordingView = z.output<typeof wordingSchema>;

export const previewSchema = z
  .object({
    samples: z.array(z.object({ values: z.record(z.string(), z.union([z.string(), z.number()])), text: z.string(), shown: z.string().nullable() })),
  })
  .meta({ id: 'WordingPreview' });

export const patchSchema = z
  .object({
    /** For `git apply`; empty where there is nothing to take over. */
    patch: z.string(),
    files: z.array(z.string()),
    /** Corrections that are not in it, because somebody has to look at them first. */
    leftOut: z.array(z.object({ locale, key: z.string(), state: z.enum(states) })),
  })
  .meta({ id: 'WordingPatch' });
export type WordingPatch = z.output<typeof patchSchema>;
