import { expect, test } from 'vitest';
import { missingSettings } from './missing-settings.ts';

const nobody = { name: null, email: null, phone: null, imprint: null, privacy: null, signLanguageVideo: null };

test('what the operator has not said is named by its setting', () => {
  expect(missingSettings(nobody)).toEqual(['OPERATOR_NAME', 'CONTACT_EMAIL', 'IMPRINT_URL', 'PRIVACY_URL', 'SIGN_LANGUAGE_VIDEO_URL']);
  expect(missingSettings({ ...nobody, name: 'Landratsamt', email: 'a@example.org' })).toEqual(['IMPRINT_URL', 'PRIVACY_URL', 'SIGN_LANGUAGE_VIDEO_URL']);
});

test('a portal without a telephone lacks nothing', () => {
  const all = { name: 'L', email: 'a@example.org', phone: null, imprint: '/i', privacy: '/p', signLanguageVideo: '/f.mp4' };
  expect(missingSettings(all)).toEqual([]);
});
