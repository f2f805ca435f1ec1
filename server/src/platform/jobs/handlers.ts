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

/** What is meant to be on the list: the event of every handler, and the sweeps. */
export interface ClosedList {
  handlers: Record<string, string>;
  sweeps: readonly string[];
}

/**
 * Compares what the features brought with what is meant to be there, so that nothing falls off or joins unseen.
 * @throws StartProblem that names everything that is missing, too much, or listens to another event
 */
export function refuseOtherThan(closed: ClosedList, list: JobList): void {
  const meant = new Map(Object.entries(closed.handlers));
  const sweeps = new Set(closed.sweeps);
  const wrong = [
    ...[...meant.keys()].filter((name) => !list.handlers.has(name)).map((name) => `the handler ${name} is missing`),
    ...[...sweeps].filter((name) => !list.sweeps.has(name)).map((name) => `the sweep ${name} is missing`),
    ...[...list.handlers.values()].flatMap(({ name, event }) => {
      if (!meant.has(name)) return [`the handler ${name} is not listed`];
      return meant.get(name) === event ? [] : [`the handler ${name} listens to ${event} instead of ${meant.get(name)}`];
    }),
    ...[...list.sweeps.keys()].filter((name) => !sweeps.has(name)).map((name) => `the sweep ${name} is not listed`),
  ];
  if (wrong.length > 0) throw new StartProblem(`The jobs are not those of the closed list: ${wrong.join('; ')}.`, 'server/src/app/jobs.ts names them all.');
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
