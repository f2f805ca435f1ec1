import { unsubscribeToken } from '../../src/features/notifications/notifications.preferences.usecases.ts';
import { writeCursor } from '../../src/platform/http/pages.ts';
import { addressOfPerson, arrive, gather, people, type Crowd, type Person } from '../guards/authorisation/people.ts';
import { clearThings, things, type Kind, type Thing } from '../guards/authorisation/things.ts';
import { loginMailOf } from '../login.ts';
import type { TestPortal } from '../portal.ts';
import type { Case } from './requests.ts';

/** How many requests see the same things before they are made anew: enough to meet what others have done to them, too few for everything to be over. */
const REQUESTS_A_GENERATION = 60;

/** What one person has told another, and who may read it. */
export interface Secret {
  text: string;
  readers: Person[];
}

/** People and things behind the symbols of a case. Things are made when they are first asked for. */
export interface World {
  /** `asking`: who `self` is. */
  resolve(value: unknown, asking: Person): Promise<unknown>;
  credentials(one: Case): Record<string, string>;
  secrets(): Secret[];
  /** Brings back who has left or signed out, and makes things anew from time to time. */
  mend(one: Case, status: number, body: unknown): Promise<void>;
}

const isSignedIn = (person: Person): person is Exclude<Person, 'visitor'> => person !== 'visitor';

export async function buildWorld(portal: TestPortal): Promise<World> {
  const crowd: Crowd = await gather(portal);
  let made = new Map<string, Thing>();
  let told: Secret[] = [];
  let requests = 0;

  async function thing(kind: Kind, owner: Exclude<Person, 'visitor'>): Promise<Thing> {
    const name = `${kind}.${owner}`;
    const known = made.get(name);
    if (known) return known;
    const fresh = await things[kind]({ deps: portal.deps, crowd, ownerId: crowd[owner].accountId });
    made.set(name, fresh);
    const sides = [owner, owner === 'other' ? ('stranger' as const) : ('other' as const)];
    if (kind === 'conversation') told.push(...fresh.marks.filter((mark) => /^(Frage|Antwort)/.test(mark)).map((text) => ({ text, readers: sides })));
    if (kind === 'notification') told.push(...fresh.marks.map((text) => ({ text, readers: [owner] })));
    return fresh;
  }

  async function lookUp(symbol: string, asking: Person): Promise<string> {
    const [, what, rest = ''] = /^@(\w+)[.@](.*)$/.exec(symbol) ?? [];
    const self = isSignedIn(asking) && asking !== 'gone' ? asking : 'owner';
    const person = rest === 'self' ? self : (people.filter(isSignedIn).find((name) => name === rest) ?? 'stranger');
    switch (what) {
      case 'email':
        return addressOfPerson(person);
      case 'login':
      case 'code': {
        const email = addressOfPerson(person);
        await portal.call({ method: 'POST', url: '/api/login-links', payload: { email } });
        const mail = await loginMailOf(portal.deps, email);
        return what === 'login' ? mail.token : mail.code;
      }
      case 'refresh':
        return crowd[person].refreshToken;
      case 'unsubscribe':
        return unsubscribeToken(portal.deps.keys, crowd[person].accountId, 'match');
      case 'cursor':
        return writeCursor({ at: portal.clock.now(), id: await lookUp(`@${rest}`, asking) });
      case 'wording':
        // Its address is a language and a key; the language is drawn by itself.
        return (await thing('wording', person)).id.split('/')[1]!;
      default:
        return what && what in things ? (await thing(what as Kind, person)).id : symbol;
    }
  }

  async function resolve(value: unknown, asking: Person): Promise<unknown> {
    if (typeof value === 'string') return value.startsWith('@') ? lookUp(value, asking) : value;
    if (Array.isArray(value)) return Promise.all(value.map((part) => resolve(part, asking)));
    if (typeof value !== 'object' || value === null) return value;
    const entries: [string, unknown][] = [];
    for (const [name, part] of Object.entries(value)) entries.push([name, await resolve(part, asking)]);
    return Object.fromEntries(entries);
  }

  function credentials({ person, showing }: Case): Record<string, string> {
    if (showing === 'forged') return { authorization: 'Bearer eyJhbGciOiJub25lIn0.eyJzaWQiOiIxIn0.' };
    if (!isSignedIn(person)) return {};
    const token = crowd[person].accessToken;
    return showing === 'cookie' ? { cookie: `handreich_access=${token}` } : { authorization: `Bearer ${token}` };
  }

  async function mend({ route, person, showing }: Case, status: number, body: unknown): Promise<void> {
    const isDone = status < 300;
    if (route === 'POST /api/sessions/refresh' && isDone) {
      const { account, accessToken, refreshToken } = body as { account: { id: string }; accessToken: string; refreshToken: string };
      const who = Object.values(crowd).find(({ accountId }) => accountId === account.id);
      if (who) Object.assign(who, { accessToken, refreshToken });
    }
    const left = route === 'DELETE /api/me' && isDone;
    const signedOut =
      (/^DELETE .*sessions/.test(route) && isDone) || (showing !== 'forged' && status === 401 && String((body as { code: unknown }).code).startsWith('http.'));
    if (isSignedIn(person) && person !== 'gone' && (left || signedOut)) crowd[person] = await arrive(portal, person);
    requests += 1;
    if (left || requests % REQUESTS_A_GENERATION === 0) {
      await clearThings(portal.deps.db);
      [made, told] = [new Map(), []];
    }
  }

  const addresses = people.filter(isSignedIn).map((person) => ({ text: addressOfPerson(person), readers: [person] }));
  const tokens = () => people.filter(isSignedIn).map((person) => ({ text: crowd[person].refreshToken, readers: [person] }));
  return { resolve, credentials, mend, secrets: () => [...addresses, ...tokens(), ...told] };
}
