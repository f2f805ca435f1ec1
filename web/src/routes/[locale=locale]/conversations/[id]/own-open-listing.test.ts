import { expect, test } from 'vitest';
import { ownOpenListing } from './own-open-listing.ts';

const need = { id: 'need', kind: 'need', title: 'Schrank gesucht', lang: 'de', status: 'published' } as const;
const offer = { id: 'offer', kind: 'offer', title: 'Schrank abzugeben', lang: 'de', status: 'published' } as const;

test('each side is asked about its own listing', () => {
  expect(ownOpenListing({ listing: { ...offer, own: true }, writerListing: need })).toEqual({ id: 'offer', kind: 'offer' });
  expect(ownOpenListing({ listing: { ...offer, own: false }, writerListing: need })).toEqual({ id: 'need', kind: 'need' });
});

test('nobody is asked about a listing that has ended, or that was not named', () => {
  expect(ownOpenListing({ listing: { ...offer, own: false }, writerListing: { ...need, status: 'closed' } })).toBeNull();
  expect(ownOpenListing({ listing: { ...offer, own: false }, writerListing: null })).toBeNull();
});
