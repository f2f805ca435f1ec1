import { grantRole } from '../../../src/features/accounts/index.ts';
import type { Role } from '../../../src/platform/authorized/actor.ts';
import type { Caller, TestPortal } from '../../portal.ts';

/** Everybody who tries everything. `owner` and `judge` own the thing that a row is about: `judge` in the rows' second turn, being a moderator of its place as well. */
export const people = ['visitor', 'stranger', 'owner', 'other', 'moderator', 'elsewhere', 'county', 'coordinator', 'admin', 'judge', 'gone'] as const;
export type Person = (typeof people)[number];

/** Roles at places; everything happens in Esslingen am Neckar, in the region of Esslingen. */
const grants: Partial<Record<Person, { role: Role; place: string }>> = {
  moderator: { role: 'moderator', place: 'esslingen' },
  elsewhere: { role: 'moderator', place: 'kirchheim' },
  county: { role: 'moderator', place: 'landkreis-esslingen' },
  coordinator: { role: 'coordinator', place: 'landkreis-esslingen' },
  admin: { role: 'admin', place: 'landkreis-esslingen' },
  judge: { role: 'moderator', place: 'esslingen' },
  // Has had every right, and has left.
  gone: { role: 'admin', place: 'landkreis-esslingen' },
};

export type Crowd = Record<Exclude<Person, 'visitor'>, Caller>;

export const addressOfPerson = (person: Person) => `${person}@menschen.example`;

/** Signs one of them in, with their role; `gone` leaves at once. */
export async function arrive(portal: TestPortal, person: Exclude<Person, 'visitor'>): Promise<Caller> {
  const email = addressOfPerson(person);
  const grant = grants[person];
  if (grant) await grantRole({ ...portal.deps, input: { ...grant, email } });
  const caller = await portal.signIn(email);
  if (person === 'gone') await caller.delete('/api/me');
  return caller;
}

export async function gather(portal: TestPortal): Promise<Crowd> {
  const crowd: Partial<Crowd> = {};
  for (const person of people) if (person !== 'visitor') crowd[person] = await arrive(portal, person);
  return crowd as Crowd;
}
