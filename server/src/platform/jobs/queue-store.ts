import type { BackendFactory, Queue } from 'bullmq';

/** Who uses a connection: workers wait for a store that is away, whoever puts jobs in or looks at them is told at once. */
export type StoreUser = 'producer' | 'worker';

/** Where the queue keeps its jobs. Everything else about queues and workers is the same for every store. */
export interface QueueStore {
  kind: 'postgres' | 'redis';
  /** What BullMQ is given beside its own options; `max` bounds the pool where the store has pools. A lost connection is not sought again after `ended`. */
  options(user: StoreUser, max: number, ended?: AbortSignal): { connection: object; prefix?: string; skipVersionCheck?: boolean };
  backend: BackendFactory;
  /** Whether a connection that the store lists belongs to this portal's queue. */
  isOurs(client: Record<string, string | undefined>): boolean;
  /** Throws when the store takes nothing, over the connection of a queue that puts jobs in: one that is full still answers whoever reads. */
  probe(queue: Queue): Promise<void>;
  /** What its operator should know about the store's settings; empty when all is well. Throws when it cannot be asked. */
  inspect(): Promise<string[]>;
}
