import { z } from 'zod';
import { StartProblem } from '../../../platform/errors/start-problem.ts';
import { dropDelivery, listDeadLetters, readEvent, replayDeliveries, type DeliveryKey, type DeliveryView } from '../../../platform/outbox/dead-letters.ts';
import { collectJobs } from '../../jobs.ts';
import type { AdminDeps, Command, Given } from '../command.ts';

const isUuid = (word: string) => z.uuid().safeParse(word).success;

type Print = (line: string) => void;

const usage = [
  'jobs list [--all]   what failed for good: event id, event, handler, when, attempts, reason, separated by tabs; --all adds what was dropped or waits for an unknown handler, and the state',
  'jobs show EVENT [HANDLER]   an event, its ids, and how its deliveries stand',
  'jobs replay EVENT HANDLER   does it again, as a new job; jobs replay --all: everything that failed',
  'jobs drop EVENT HANDLER   gives it up: nobody does it any more',
];

/** Looks at what the queue could not do, and decides about it. Speaks to the database alone: the relays of running workers do the rest. */
export const jobs: Command = {
  usage,
  async run(deps, given, print) {
    const { words } = given;
    const [name = ''] = words;
    const verb = Object.hasOwn(verbs, name) ? verbs[name] : undefined;
    if (!verb) throw misuse();
    await verb(deps, { ...given, words: words.slice(1) }, print);
  },
};

const verbs: Record<string, (deps: AdminDeps, given: Given, print: Print) => Promise<void>> = { list, show, replay, drop };

async function list({ db }: AdminDeps, { words, all }: Given, print: Print): Promise<void> {
  if (words.length > 0) throw misuse();
  const known = [...collectJobs().handlers.keys()];
  for (const letter of await listDeadLetters(db, all ? known : undefined)) print([...columnsOf(letter), ...(all ? [letter.status] : [])].join('\t'));
}

async function show({ db }: AdminDeps, { words: [eventId, handler, ...rest] }: Given, print: Print): Promise<void> {
  const event = eventId && rest.length === 0 && isUuid(eventId) ? await readEvent(db, eventId) : undefined;
  if (!eventId || rest.length > 0) throw misuse();
  if (!event) throw noEvent(eventId);
  const deliveries = event.deliveries.filter((delivery) => !handler || delivery.handler === handler);
  if (handler && deliveries.length === 0) throw noDelivery({ eventId, handler });
  print(['event', eventId, event.name, event.occurredAt.toISOString()].join('\t'));
  for (const [name, value] of Object.entries(event.payload)) print(['payload', name, idOnly(value)].join('\t'));
  for (const { handler: name, status, at, attempts, replays, reason } of deliveries)
    print(['delivery', name, status, at?.toISOString() ?? '-', `attempts ${attempts}`, `replays ${replays}`, reason ?? '-'].join('\t'));
}

async function replay(deps: AdminDeps, { words, all }: Given, print: Print): Promise<void> {
  if (all) {
    if (words.length > 0) throw misuse();
    const count = await deps.db.transaction((tx) => replayDeliveries(tx, 'all'));
    return print(count === 1 ? '1 delivery is done again.' : `${count} deliveries are done again.`);
  }
  const key = await deliveryOf(deps, words);
  if (!collectJobs().handlers.has(key.handler))
    throw new StartProblem(`This version has no handler ${key.handler}.`, 'Start the version that has it, or drop the delivery.');
  const count = await deps.db.transaction((tx) => replayDeliveries(tx, key));
  if (count > 0) return print(`${key.handler} is done again for ${key.eventId}.`);
  print(`${key.handler} is ${(await statusOf(deps, key)) === 'done' ? 'done' : 'waiting'} for ${key.eventId} already.`);
}

async function drop(deps: AdminDeps, { words, all }: Given, print: Print): Promise<void> {
  if (all) throw new StartProblem('Deliveries are dropped one by one.', 'Usage: npm run -s admin -- jobs drop EVENT HANDLER');
  const key = await deliveryOf(deps, words);
  if (await dropDelivery(deps.db, key, deps.clock.now())) return print(`${key.handler} is dropped for ${key.eventId}.`);
  if ((await statusOf(deps, key)) === 'done') throw new StartProblem(`${key.handler} is done for ${key.eventId}.`, 'What is done cannot be dropped.');
  print(`${key.handler} was dropped for ${key.eventId} already.`);
}

/** The delivery that was named; refused by name when there is none. */
async function deliveryOf({ db }: AdminDeps, [eventId, handler, ...rest]: string[]): Promise<DeliveryKey> {
  if (!eventId || !handler || rest.length > 0) throw misuse();
  const event = isUuid(eventId) ? await readEvent(db, eventId) : undefined;
  if (!event) throw noEvent(eventId);
  if (!event.deliveries.some((delivery) => delivery.handler === handler)) throw noDelivery({ eventId, handler });
  return { eventId, handler };
}

async function statusOf({ db }: AdminDeps, { eventId, handler }: DeliveryKey): Promise<string | undefined> {
  const event = await readEvent(db, eventId);
  return event?.deliveries.find((delivery) => delivery.handler === handler)?.status;
}

const columnsOf = ({ eventId, event, handler, at, attempts, reason }: DeliveryView) => [
  eventId,
  event,
  handler,
  at?.toISOString() ?? '-',
  attempts,
  reason ?? '-',
];
/** Payloads hold ids and little else; whatever looks like an address is not shown all the same. */
const idOnly = (value: unknown) => (String(value).includes('@') ? '[…]' : String(value));

const misuse = () => new StartProblem(['Usage: npm run -s admin -- COMMAND', ...usage.map((line) => `  ${line}`)].join('\n'));
const noEvent = (eventId: string) => new StartProblem(`There is no event ${eventId}.`, '`npm run -s admin -- jobs list` shows what failed.');
const noDelivery = ({ eventId, handler }: DeliveryKey) =>
  new StartProblem(`The event ${eventId} has no delivery to ${handler}.`, `\`npm run -s admin -- jobs show ${eventId}\` shows those that it has.`);
