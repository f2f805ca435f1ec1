import { beforeAll, describe, expect, test } from 'vitest';
import { useMailedPortal } from '../../../test/mailed-portal.ts';
import { addOrganisation, joinOrganisation, leaveOrganisation, newOrganisation, verifyOrganisation } from '../organisations/index.ts';

const NAME = 'Nähkreis Zwirn';
const world = useMailedPortal();
const { server, portal } = world;

let organisation: string;
beforeAll(async () => {
  const input = newOrganisation.parse({ slug: 'naehkreis', name: NAME, kind: 'initiative', place: 'esslingen-am-neckar' });
  organisation = await addOrganisation({ ...portal.deps, input });
  await verifyOrganisation({ ...portal.deps, slug: 'naehkreis', verified: true });
});

/** What reaches Anna about an offer that Ben published in the organisation's name, and about the message in which he named it. */
async function toldToAnna({ leaves }: { leaves: boolean }) {
  await joinOrganisation({ ...portal.deps, slug: 'naehkreis', email: world.ben.email });
  const need = await world.publish(world.anna, { title: 'Kinderfahrrad gesucht', body: 'Für unsere Tochter, 24 Zoll.' });
  const offer = await world.publish(world.ben, { kind: 'offer', title: 'Kinderfahrrad 24 Zoll abzugeben', body: 'Gut erhalten.', organisation });
  if (leaves) await leaveOrganisation({ ...portal.deps, slug: 'naehkreis', email: world.ben.email });
  await world.settle();
  const [match] = world.matchMails(world.anna);
  server.mails.length = 0;
  await world.ben.post(`/api/listings/${need}/conversations`, { text: 'Passt es?', listing: offer });
  await world.settle();
  portal.clock.advance(121);
  await world.settle();
  const [message] = server.to(world.anna.email);
  return { match: match?.text, message: message?.text };
}

describe('mails name an organisation', () => {
  test('while the one who posts and writes is a member', async () => {
    const { match, message } = await toldToAnna({ leaves: false });
    expect([match, message]).toEqual([expect.stringContaining(NAME), expect.stringContaining(NAME)]);
  });

  test('no longer when they have left, though the listing still stands in its name', async () => {
    const { match, message } = await toldToAnna({ leaves: true });
    expect([match, message]).toEqual([expect.stringContaining('Jemand aus Esslingen am Neckar'), expect.stringContaining('Passt es?')]);
    expect(`${match}${message}`).not.toContain(NAME);
  });
});
