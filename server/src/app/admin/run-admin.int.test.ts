import { beforeAll, describe, expect, test } from 'vitest';
import { useTestDatabase } from '../../../test/database.ts';
import { readConfig } from '../../platform/config/config.ts';
import { runAdmin } from './run-admin.ts';

const database = useTestDatabase();
let admin: (...args: string[]) => Promise<string[]>;

beforeAll(() => {
  const config = readConfig({ SECRET: 'a secret of tests that is long enough to be one', DATABASE_URL: database.url });
  admin = async (...args) => {
    const lines: string[] = [];
    await runAdmin({ config, args, print: (line) => lines.push(line) });
    return lines;
  };
});

describe('roles from the command line', () => {
  test('are granted to an address that nobody knew, listed as data, and taken away', async () => {
    expect(await admin('grant', 'moderator', '--email', 'Neu@Handreich.example', '--place', 'filder')).toEqual([
      'Neu@Handreich.example is now moderator for filder.',
    ]);
    expect(await admin('grant', 'moderator', '--email', 'neu@handreich.example', '--place', 'filder')).toEqual([
      'neu@handreich.example was moderator for filder already.',
    ]);
    expect(await admin('list')).toEqual(['moderator\tfilder\tneu@handreich.example']);
    expect(await admin('revoke', 'moderator', '--email', 'neu@handreich.example', '--place', 'filder')).toEqual([
      'neu@handreich.example is no longer moderator for filder.',
    ]);
    expect(await admin('list')).toEqual([]);
  });

  test('an unknown role, place, address or holder is refused by name', async () => {
    await expect(admin('grant', 'king', '--email', 'a@handreich.example', '--place', 'filder')).rejects.toMatchObject({ errors: [{ path: '/role' }] });
    await expect(admin('grant', 'moderator', '--email', 'a@handreich.example', '--place', 'atlantis')).rejects.toMatchObject({
      errors: [{ path: '/place', code: 'input.unknown_place' }],
    });
    await expect(admin('grant', 'moderator', '--email', 'nobody', '--place', 'filder')).rejects.toMatchObject({ errors: [{ path: '/email' }] });
    await expect(admin('revoke', 'moderator', '--email', 'a@handreich.example', '--place', 'filder')).rejects.toMatchObject({ code: 'accounts.role_missing' });
    expect(await admin('list')).toEqual([]);
  });

  test.each([[[]], [['dance']], [['constructor']], [['grant']], [['grant', 'moderator']], [['list', '--colour']]])(
    '%j is answered with how to use it',
    async (args) => {
      await expect(admin(...args)).rejects.toMatchObject({ message: expect.stringContaining('Usage') });
    },
  );
});
