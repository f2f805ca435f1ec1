import { InvalidInput, type FieldError } from '../../platform/errors/domain-error.ts';
import type { Catalogue } from '../../platform/i18n/catalogue.ts';
import { sourceLocale } from '../../platform/i18n/locales.ts';
import { shapeFaults, type ShapeFault } from '../../platform/i18n/message-shape.ts';
import { wordingErrors, wordingInputErrors } from './wording.errors.ts';
import type { Spot } from './wording.policy.ts';
import { formatSamples, type Sample } from './wording.samples.domain.ts';

/**
 * The samples of a text that can stand at its place: it is an ICU message with the German one's values and branches and the forms that the language
 * needs. Else bad input at `/text`, all faults at once; `wording.not_found` where the files have no such message.
 */
export function requireFitting({ catalogue: { files }, spot, text }: { catalogue: Catalogue; spot: Spot; text: string }): Sample[] {
  const source = files[sourceLocale]?.[spot.key];
  if (source === undefined || !files[spot.locale]) throw wordingErrors.not_found();
  const faults = shapeFaults(text, source, spot.locale);
  if (faults.length > 0) throw new InvalidInput(faults.map(asFieldError));
  const samples = formatSamples(text, source, spot.locale);
  if (!samples) throw new InvalidInput([asFieldError({ reason: 'malformed', names: [] })]);
  return samples;
}

const messages: Record<ShapeFault['reason'], string> = {
  malformed: 'is not an ICU message that can be formatted',
  value_missing: 'lacks values',
  value_unknown: 'names values that this message is not given',
  value_kind: 'uses values as what they are not',
  branch_missing: 'lacks branches',
  branch_unknown: 'has branches that are never chosen',
  plural_missing: 'lacks forms that the language needs',
  plural_unknown: 'has forms that the language does not know',
};

function asFieldError({ reason, names }: ShapeFault): FieldError {
  const list = names.join(', ');
  return {
    path: '/text',
    code: wordingInputErrors[reason].code,
    params: { names: list },
    message: list === '' ? messages[reason] : `${messages[reason]}: ${list}`,
  };
}
