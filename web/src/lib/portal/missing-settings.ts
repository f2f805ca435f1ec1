import type { Portal } from '#lib/api/types.ts';

const settings: Record<keyof Portal['operator'], string> = {
  name: 'OPERATOR_NAME',
  email: 'CONTACT_EMAIL',
  phone: 'CONTACT_PHONE',
  imprint: 'IMPRINT_URL',
  privacy: 'PRIVACY_URL',
  signLanguageVideo: 'SIGN_LANGUAGE_VIDEO_URL',
};

/** Names of the settings that the operator has left open (docs/operations.md, "Say who is responsible"). A telephone is a choice. */
export function missingSettings(operator: Portal['operator']): string[] {
  const asked = Object.keys(settings) as (keyof Portal['operator'])[];
  return asked.filter((part) => part !== 'phone' && operator[part] === null).map((part) => settings[part]);
}
