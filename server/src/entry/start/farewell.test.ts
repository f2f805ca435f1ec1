import { expect, test } from 'vitest';
import { farewell } from './farewell.ts';

const moderators = [
  { region: 'Filder', email: 'filder@handreich.example' },
  { region: 'Nürtingen', email: 'nuertingen@handreich.example' },
];

test('names the address, the mails and every moderator', () => {
  const text = farewell({ address: 'http://localhost:3000', port: 3000, showsMails: true, moderators }).join('\n');
  expect(text).toContain('Handreich is ready: http://localhost:3000\n');
  expect(text).toContain('http://localhost:3000/dev/mails');
  expect(text).toContain('  Filder     filder@handreich.example\n  Nürtingen  nuertingen@handreich.example');
});

test('without caught mails nobody could read, it says how to name a moderator', () => {
  const text = farewell({ address: 'https://portal.example', port: 3000, showsMails: false, moderators }).join('\n');
  expect(text).not.toContain('/dev/mails');
  expect(text).toContain('npm run -s admin -- grant moderator');
});

test('mails that reach nobody are not kept quiet about', () => {
  const text = farewell({ address: 'https://portal.example', port: 3000, showsMails: false, lostMails: '/srv/data/mails', moderators }).join('\n');
  expect(text).toContain('they are kept in /srv/data/mails. Set SMTP_URL.');
});
