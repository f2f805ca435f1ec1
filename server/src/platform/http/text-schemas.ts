import { z } from 'zod';

// C0 and C1 controls without tab, line feed and carriage return.
// eslint-disable-next-line no-control-regex -- that is what it looks for
const controls = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/;
// A single line has no breaks either.
const breaks = /[\t\n\r\u2028\u2029]/;
// Embeddings, overrides and isolates (Unicode Bidirectional Algorithm, UAX 9): in a name they can make one text look like another.
const bidiControls = /[\u202a-\u202e\u2066-\u2069]/;
// Something that leaves ink: a letter, a digit, a sign of punctuation, a symbol.
const visible = /(?![\p{Default_Ignorable_Code_Point}\u2800])[\p{L}\p{N}\p{P}\p{S}]/u;

/** What is counted as one character: a code point, so that an emoji or a letter beyond the basic plane is one. */
export const characters = (value: string): number => [...value].length;

function checked(value: string, context: z.RefinementCtx, limits: { min: number; max: number; line: boolean }): void {
  const count = characters(value);
  const refuse = (code: string, message: string, values = {}) => context.addIssue({ code: 'custom', message, params: { code, values } });
  if (count === 0 && limits.min > 0) refuse('input.required', 'must not be empty');
  else if (count < limits.min) refuse('input.too_short', `must have at least ${limits.min} characters`, { min: limits.min });
  if (count > limits.max) refuse('input.too_long', `must have at most ${limits.max} characters`, { max: limits.max });
  if (!value.isWellFormed()) refuse('input.malformed_text', 'is not well-formed Unicode');
  if (controls.test(value) || (limits.line && breaks.test(value))) refuse('input.control_characters', 'must not contain control characters');
  if (value.trim() !== '' && !visible.test(value)) refuse('input.invisible', 'must hold something that can be seen');
  if (limits.line && bidiControls.test(value)) refuse('input.bidi_controls', 'must not contain characters that change the direction of writing');
}

/** One line of a person's text (a title, a name): trimmed, counted in characters, without controls, breaks or direction overrides. */
export const line = (min: number, max: number) =>
  z
    .string()
    .trim()
    .superRefine((value, context) => checked(value, context, { min, max, line: true }))
    .meta({ minLength: min, maxLength: max });

/** A person's text of several lines, stored as written; must hold more than white space where `min` is above 0. */
export const text = (min: number, max: number) =>
  z
    .string()
    .superRefine((value, context) => {
      checked(value, context, { min, max, line: false });
      if (min > 0 && value !== '' && value.trim() === '')
        context.addIssue({ code: 'custom', message: 'must not be empty', params: { code: 'input.required' } });
    })
    .meta({ minLength: min, maxLength: max });

/** A well-formed BCP 47 language tag, in its canonical form. */
export const languageTag = z
  .string()
  .max(35)
  .transform((value, context) => {
    try {
      return Intl.getCanonicalLocales(value)[0] ?? value;
    } catch {
      context.addIssue({ code: 'custom', message: 'must be a language tag such as de or uk', params: { code: 'input.language' } });
      return z.NEVER;
    }
  });

/** A calendar day `YYYY-MM-DD` that exists, in years that people live in and that every clock here can count with. */
export const day = z.iso
  .date()
  .refine((value) => value >= '1900-01-01' && value <= '2999-12-31', { error: 'must be between the years 1900 and 2999', params: { code: 'input.year' } });

export const slug = z.string().regex(/^[a-z0-9-]{1,80}$/);
