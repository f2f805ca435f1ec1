import { StartProblem } from '../errors/start-problem.ts';
import type { EventHandler, Sweep } from './define-job.ts';

/** The closed list of who handles what. */
export interface JobList {
  handlers: ReadonlyMap<string, EventHandler>;
  sweeps: ReadonlyMap<string, Sweep>;
  /** Names of those who listen to an event: for `buildPublish`. */
  handlersOf(event: string): string[];
}

// A name is a part of job ids, where BullMQ forbids colons.
const NAME = /^[a-z][a-z0-9._-]{0,99}$/;

/** Collects what the features do; StartProblem where two have one name or a name cannot be used. */
export function listJobs(features: { name: string; handlers?: EventHandler[]; sweeps?: Sweep[] }[]): JobList {
  const handlers = byName(
    'handlers',
    features.flatMap((feature) => feature.handlers ?? []),
  );
  const sweeps = byName(
    'sweeps',
    features.flatMap((feature) => feature.sweeps ?? []),
  );
  return { handlers, sweeps, handlersOf: (event) => [...handlers.values()].filter((handler) => handler.event === event).map(({ name }) => name) };
}

/** Refuses what was left to do for handlers that are not on the list: nobody would ever do it. */
export function refuseUnknownHandlers(list: JobList, waiting: string[]): void {
  const unknown = waiting.filter((name) => !list.handlers.has(name));
  if (unknown.length === 0) return;
  throw new StartProblem(
    `Events wait for handlers that this version does not have: ${unknown.sort().join(', ')}.`,
    'Start the version that wrote them and let it finish, or a newer one that knows them.',
  );
}

function byName<T extends { name: string }>(what: string, all: T[]): ReadonlyMap<string, T> {
  const named = new Map(all.map((item) => [item.name, item]));
  const bad = all.find(({ name }) => !NAME.test(name));
  if (bad)
    throw new StartProblem(
      `The list of ${what} has a name that cannot be used: ${JSON.stringify(bad.name)}.`,
      'Letters, digits, dots and hyphens are allowed.',
    );
  const twice = all.find((item) => named.get(item.name) !== item);
  if (twice) throw new StartProblem(`Two ${what} have the same name: ${twice.name}.`, 'Rename one of them.');
  return named;
}
