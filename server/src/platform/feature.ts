import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import type { SealedRows } from './crypto/sealed-rows.ts';
import type { FeatureDeps } from './deps.ts';
import type { EventHandler, Sweep } from './jobs/define-job.ts';

/** What a feature brings to the portal; `app/features.ts` is the one list of them. */
export interface Feature {
  name: string;
  /** Its part of /api. */
  routes?: (deps: FeatureDeps) => FastifyPluginAsyncZod;
  /** What it does when another feature publishes a fact. */
  handlers?: EventHandler[];
  /** What it looks after from time to time. */
  sweeps?: Sweep[];
  /** What it does in every process, web and worker alike, from the start (the process serves once `ready` is done) to the end. */
  attend?: (deps: FeatureDeps) => { ready: Promise<void>; stop(): Promise<void> };
  /** Its part of what a person may take with them (`GET /api/me/export`). */
  personalData?: (deps: FeatureDeps & { accountId: string }) => Promise<unknown>;
  /** Its rows that hold something made with SECRET. */
  sealed?: SealedRows[];
}
