import { expect, test } from 'vitest';
import { usePortal } from '../../../test/portal.ts';

const portal = usePortal({ settings: { OPERATOR_NAME: 'Landratsamt Beispiel', CONTACT_EMAIL: 'portal@example.org', PRIVACY_URL: '/privacy' } });

test('anybody can read who answers for the portal, and what nobody has said is null', async () => {
  const { status, body } = await portal.call({ url: '/api/portal' });
  expect(status).toBe(200);
  expect(body.operator).toEqual({
    name: 'Landratsamt Beispiel',
    email: 'portal@example.org',
    phone: null,
    imprint: null,
    privacy: '/privacy',
    signLanguageVideo: null,
  });
});
