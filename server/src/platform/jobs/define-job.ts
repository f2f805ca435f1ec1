import type { z } from 'zod';
import type { FeatureDeps } from '../deps.ts';
import type { MailTransport } from '../mail/transport.ts';

/** What handlers and sweeps get: the features' dependencies and, as only the worker sends mail, the way to the mail server. */
export interface WorkerDeps extends FeatureDeps {
  mail: MailTransport;
}

/**
 * What a feature does about an event. `name` is unique in the portal and has no colon (BullMQ's ids forbid it).
 * `run` must be idempotent, also against itself at the same time: its effects commit in its own transaction and the
 * delivery is marked done after that, so that a crash between the two leads to a second run with the same event.
 */
export interface EventHandler {
  name: string;
  event: string;
  attempts: number;
  /** Somebody sits and waits for it: it overtakes what is not urgent, but not what is urgent too. */
  urgent: boolean;
  run(deps: WorkerDeps, event: { id: string; payload: unknown }): Promise<void>;
}

/** Work that is due by the clock: looks for rows whose time has come. Must be safe to run twice at once. */
export interface Sweep {
  name: string;
  everySeconds: number;
  run(deps: WorkerDeps): Promise<void>;
}

/** Declares an event handler; the payload is parsed before `handle` sees it. */
export function defineJob<S extends z.ZodType>(job: {
  name: string;
  event: string;
  payload: S;
  attempts?: number;
  urgent?: boolean;
  handle: (deps: WorkerDeps, payload: z.output<S>, event: { id: string }) => Promise<void>;
}): EventHandler {
  return {
    name: job.name,
    event: job.event,
    attempts: job.attempts ?? 12,
    urgent: job.urgent ?? false,
    run: (deps, event) => job.handle(deps, job.payload.parse(event.payload), { id: event.id }),
  };
}
