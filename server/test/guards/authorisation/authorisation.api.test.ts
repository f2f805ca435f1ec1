import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { checksum } from './checksum.ts';
import { usePortal, type Answer } from '../../portal.ts';
import { routesOf } from '../../routes.ts';
import { arrive, gather, people, type Crowd, type Person } from './people.ts';
import { rows, type Row } from './table.ts';
import { clearThings, things, type Thing } from './things.ts';

const portal = usePortal();
let crowd: Crowd;
beforeAll(async () => {
  crowd = await gather(portal);
});

// Lists show the first hundred.
afterEach(() => clearThings(portal.deps.db));

/** Answer the same to everybody, whoever they are and whatever is there: the document, its reader's page, and 404 for what is no route. */
const apart = /^\w+ \/api(\/|\/\*|\/docs.*|\/openapi\.json)?$/;

test('every route of the application stands in the table', () => {
  const routes = routesOf(portal.app).map(({ method, url }) => `${method} ${url}`);
  const told = new Set(rows.map(({ route }) => route));
  expect(routes.filter((route) => !apart.test(route) && !told.has(route))).toEqual([]);
  expect([...told].filter((route) => !routes.includes(route))).toEqual([]);
});

const refused = ({ expect }: Row, person: Person) => typeof expect[person] === 'number' && expect[person] >= 400;
const ownerOf = (person: Person) => crowd[person === 'judge' ? 'judge' : 'owner'].accountId;
const makeThing = (row: Row, ownerId: string) => things[row.about]({ deps: portal.deps, crowd, ownerId });

function ask(row: Row, person: Person, thing: Thing): Promise<Answer<unknown>> {
  const [method, path] = row.route.split(' ') as [string, string];
  // A wording has its language and its key as one id.
  const url = path.replace(/:\w+(\/:key)?/, row.id?.(thing) ?? thing.id) + (row.query ? `?${row.query}` : '');
  const payload = row.body?.(thing) as object | undefined;
  const headers = person === 'visitor' ? {} : { authorization: `Bearer ${crowd[person].accessToken}` };
  return portal.call<unknown>({ method: method as 'GET', url, headers, ...(payload === undefined ? {} : { payload }) });
}

async function tablesChangedBy(work: () => Promise<unknown>): Promise<string[]> {
  const before = await checksum(portal.deps.db);
  await work();
  return (await checksum(portal.deps.db)).filter((line) => !before.includes(line));
}

/** Everybody who is refused asks, one after the other, about the same thing: nothing of it is shown to them, and when all have asked nothing has changed. */
async function refusalFaults(row: Row): Promise<string[]> {
  const faults: string[] = [];
  for (const ownerId of new Set(people.map(ownerOf))) {
    const asking = people.filter((person) => ownerOf(person) === ownerId && refused(row, person));
    if (asking.length === 0) continue;
    const thing = await makeThing(row, ownerId);
    const changed = await tablesChangedBy(async () => {
      for (const person of asking) faults.push(...answerFaults(row, person, await ask(row, person, thing), thing));
    });
    if (changed.length > 0) faults.push(`${asking.join(' or ')} changed ${changed.join(', ')}`);
  }
  return faults;
}

/** Who is served gets a thing of their own to read or change. */
async function serviceFaults(row: Row, person: Person): Promise<string[]> {
  const thing = await makeThing(row, ownerOf(person));
  const faults: string[] = [];
  const work = async () => void faults.push(...answerFaults(row, person, await ask(row, person, thing), thing));
  if (row.route.startsWith('GET ')) await work();
  else {
    const idle = (await tablesChangedBy(work)).length === 0;
    if (idle !== (row.expect[person] === 'idle')) faults.push(`${person}: changed ${idle ? 'nothing' : 'something'}`);
  }
  if (row.ends && person !== 'visitor') crowd[person] = await arrive(portal, person);
  return faults;
}

function answerFaults({ route, expect }: Row, person: Person, { status, headers, body }: Answer<unknown>, { marks }: Thing): string[] {
  const expected = expect[person];
  if (typeof expected === 'number' ? status !== expected : status >= 300) return [`${person}: ${status} instead of ${expected} ${JSON.stringify(body)}`];
  const said = JSON.stringify([body, headers]);
  const shown = marks.filter((mark) => said.includes(mark));
  if ((status >= 400 || expected === 'blank') && shown.length > 0) return [`${person}: is shown ${shown.join(' and ')}`];
  return route.startsWith('GET ') && expected === 200 && shown.length === 0 ? [`${person}: is not shown it`] : [];
}

const titleOf = ({ route, about, saying }: Row) => `${route} about ${about}${saying ? `, ${saying}` : ''}`;

describe('each person gets what is theirs and nothing else', () => {
  test.each(rows.map((row) => [titleOf(row), row] as const))('%s', async (_, row) => {
    const faults = await refusalFaults(row);
    for (const person of people.filter((one) => !refused(row, one))) faults.push(...(await serviceFaults(row, person)));
    expect(faults).toEqual([]);
  });
});

test('every row asks something that no other row asks', () => {
  const titles = rows.map(titleOf);
  expect(titles.filter((title, at) => titles.indexOf(title) !== at)).toEqual([]);
});

test('who leaves takes along what is theirs and nothing of anybody else', async () => {
  const leaving = await portal.signIn('leaving@menschen.example');
  const world = { deps: portal.deps, crowd, ownerId: crowd.owner.accountId };
  const kept = [await things.published(world), await things.conversation(world)] as const;
  await leaving.post(`/api/listings/${kept[0].id}/conversations`, { text: 'Ich gehe gleich' });
  expect((await leaving.delete('/api/me')).status).toBe(204);
  expect((await crowd.owner.get(`/api/listings/${kept[0].id}`)).body.title).toBe(kept[0].marks[0]);
  expect((await crowd.other.get(`/api/conversations/${kept[1].id}`)).body.messages).toHaveLength(2);
  expect((await crowd.owner.get('/api/me')).status).toBe(200);
});
