import { expect, test } from 'vitest';
import { usePortal } from '../../../test/portal.ts';
import { localeCodes } from '../../platform/i18n/locales.ts';

const portal = usePortal();

test('every topic has its name in each language of the portal', async () => {
  const { body } = await portal.call<any>({ method: 'GET', url: '/api/topics' });
  expect(body.items.length).toBeGreaterThan(50);
  for (const { labels } of body.items) expect(Object.keys(labels).sort()).toEqual([...localeCodes].sort());
  const housing = body.items.find(({ slug }: { slug: string }) => slug === 'housing');
  expect([housing.labels.de, housing.labels.en]).toEqual(['Wohnen', 'Housing']);
});
