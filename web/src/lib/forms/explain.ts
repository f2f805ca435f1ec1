import type { FieldError, Problem } from '#lib/api/problem.ts';
import type { Translate } from '#lib/i18n/translate.ts';

/** A problem in the reader's words: one sentence, and one for each field that is wrong. */
export interface Explained {
  code: string;
  message: string;
  fields: Record<string, string>;
}

/** Sentences stand under `errors.CODE`; what has none is said by its status. */
export function explain(problem: Problem, t: Translate): Explained {
  const fields: Record<string, string> = {};
  for (const error of problem.errors ?? []) fields[fieldName(error.path)] ??= explainField(error, t);
  return { code: problem.code, message: explainProblem(problem, t), fields };
}

function explainProblem({ status, code, params, retryAfter }: Problem, t: Translate): string {
  if (status === 429) return t('errors.http.429', { minutes: Math.max(1, Math.ceil((retryAfter ?? 60) / 60)) });
  return t.maybe(`errors.${code}`, params) ?? t.maybe(`errors.http.${status}`, params) ?? t(status >= 500 ? 'errors.http.503' : 'errors.unknown');
}

function explainField({ path, code, params }: FieldError, t: Translate): string {
  return t.maybe(`errors.field.${fieldName(path)}.${code}`, params) ?? t.maybe(`errors.field.${code}`, params) ?? t('errors.field.invalid');
}

/** `/title` or `/subject/id` names the form's field `title` or `subject.id`. */
function fieldName(path: string): string {
  return path.replace(/^\//, '').replaceAll('/', '.');
}
