import type { FieldError, Problem } from '#lib/api/problem.ts';
import type { Formats } from '#lib/i18n/formats.ts';
import type { Translate } from '#lib/i18n/translate.ts';

/** A problem in the reader's words: one sentence, and one for each field that is wrong. */
export interface Explained {
  code: string;
  message: string;
  fields: Record<string, string>;
}

export interface Speech {
  t: Translate;
  formats: Formats;
}

/** Sentences stand under `errors.CODE`, for one field of a form also under `errors.CODE.FIELD`; what has none is said by its status. */
export function explain(problem: Problem, speech: Speech): Explained {
  const fields: Record<string, string> = {};
  for (const error of problem.errors ?? []) fields[fieldName(error.path)] ??= explainField(error, speech);
  return { code: problem.code, message: explainProblem(problem, speech), fields };
}

function explainProblem({ status, code, params, retryAfter }: Problem, { t, formats }: Speech): string {
  if (status === 429) {
    const seconds = retryAfter ?? 60;
    const limit = t.maybe(`errors.${code}`, { ...params, again: timeAfter(seconds, formats) });
    return limit ?? t('errors.http.429', { minutes: Math.max(1, Math.ceil(seconds / 60)) });
  }
  const known = t.maybe(`errors.${code}`, readable(params, formats)) ?? t.maybe(`errors.http.${status}`);
  return known ?? t(status >= 500 ? 'errors.http.503' : 'errors.unknown');
}

function explainField({ path, code, params }: FieldError, { t, formats }: Speech): string {
  const values = readable(params, formats);
  return t.maybe(`errors.${code}.${fieldName(path)}`, values) ?? t.maybe(`errors.${code}`, values) ?? t('errors.input.format');
}

/** The next full minute after so many seconds from now: whoever waits until then is not refused again for some seconds. */
function timeAfter(seconds: number, formats: Formats): string {
  return formats.moment(new Date(Math.ceil((Date.now() + seconds * 1000) / 60_000) * 60_000).toISOString());
}

/** Instants become times as people say them. */
function readable(params: Record<string, unknown> = {}, formats: Formats): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(params).map(([name, value]) => [name, typeof value === 'string' && /^\d{4}-\d\d-\d\dT/.test(value) ? formats.moment(value) : value]),
  );
}

/** `/title` or `/subject/id` names the form's field `title` or `subject.id`. */
function fieldName(path: string): string {
  return path.replace(/^\//, '').replaceAll('/', '.');
}
