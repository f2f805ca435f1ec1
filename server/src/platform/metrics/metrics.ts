import { Counter, Gauge, Histogram, Registry } from 'prom-client';

// From a page out of memory to what a person has long given up on.
const REQUEST_SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];
const JOB_SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 15, 60];
const WAIT_SECONDS = [0.001, 0.01, 0.05, 0.1, 0.5, 1, 2];

/** What a process counts and measures; what each name means is in docs/operations.md. Built once a process and handed in, so that tests may have several. */
export type Metrics = ReturnType<typeof buildMetrics>;

/** Makes the instruments, all at nothing. No label ever holds what somebody sent: routes are patterns, the rest are names of ours. */
export function buildMetrics() {
  const registry = new Registry();
  const registers = [registry];
  return {
    registry,
    http: new Histogram({
      name: 'handreich_http_request_seconds',
      help: 'Requests by method, pattern of the route and class of the status; via says whether a visitor sent it or one of our pages asked',
      labelNames: ['method', 'route', 'status', 'via'] as const,
      buckets: REQUEST_SECONDS,
      registers,
    }),
    httpInFlight: new Gauge({ name: 'handreich_http_in_flight', help: 'Requests being answered', registers }),
    httpShed: new Counter({
      name: 'handreich_http_shed_total',
      help: 'Requests answered 503 at once because there was too much to do',
      labelNames: ['reason', 'kind'] as const,
      registers,
    }),
    refused: new Counter({ name: 'handreich_http_limited_total', help: 'Requests refused by a limit (429)', labelNames: ['route'] as const, registers }),
    signIns: new Counter({ name: 'handreich_sign_ins_total', help: 'Sessions begun', registers }),
    databaseWait: new Histogram({
      name: 'handreich_database_wait_seconds',
      help: 'What statements and transactions waited for a connection of the pool',
      labelNames: ['pool'] as const,
      buckets: WAIT_SECONDS,
      registers,
    }),
    deliveries: new Histogram({
      name: 'handreich_delivery_seconds',
      help: 'Events handled, by handler and outcome (done, failed: it is tried again, given_up, waiting: a part is away)',
      labelNames: ['handler', 'outcome'] as const,
      buckets: JOB_SECONDS,
      registers,
    }),
    sweeps: new Histogram({
      name: 'handreich_sweep_seconds',
      help: 'Sweeps run, by name and outcome',
      labelNames: ['sweep', 'outcome'] as const,
      buckets: JOB_SECONDS,
      registers,
    }),
    mails: new Counter({
      name: 'handreich_mails_total',
      help: 'Tries to hand a mail to the mail server: sent, later (may go through another time), never (refused for good)',
      labelNames: ['outcome'] as const,
      registers,
    }),
    matching: new Histogram({
      name: 'handreich_match_seconds',
      help: 'Matching one listing, by part: analysis of its text, search (SQL), scoring',
      labelNames: ['part'] as const,
      buckets: JOB_SECONDS,
      registers,
    }),
  };
}
