import { createHash } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { secondsAfter } from '../clock/clock.ts';
import type { Keyring } from '../crypto/keyring.ts';
import type { Db } from '../db/db.ts';
import type { FeatureDeps } from '../deps.ts';
import { onceErrors } from '../errors/common-errors.ts';
import { DomainError } from '../errors/domain-error.ts';
import '../http/access.ts';
import { claimKey, releaseKey, storeAnswer, type StoredAnswer } from './idempotency.repository.ts';
import { canonical, readKey } from './key.ts';

const KEPT_SECONDS = 24 * 3600;

export { deleteAnswersOf as forgetAnswersOf } from './idempotency.repository.ts';

/**
 * Answers a request with `status` and what `work` gives; when it carries an Idempotency-Key, at most once in `keptSeconds`. The key, the work and its
 * answer commit in one transaction, which `work` finds as `deps.db`: it must reach the database by that alone. The same request again gets the same
 * answer and `Idempotent-Replayed: true`; one that comes while the first is at work waits for its end. Whatever `work` refuses leaves the key
 * unused, so that the request put right goes through with it. Refuses with `idempotency.key_malformed`, and with `idempotency.key_reused` where the
 * key came with another request before.
 */
export async function once<Answer>(
  deps: FeatureDeps,
  request: FastifyRequest,
  reply: FastifyReply,
  status: number,
  work: (deps: FeatureDeps) => Promise<Answer>,
  { keptSeconds = KEPT_SECONDS }: { keptSeconds?: number } = {},
): Promise<Answer> {
  if (!request.routeOptions.config.once) throw new Error(`${request.routeOptions.url} does not declare \`once\` in its config`);
  void reply.code(status);
  const key = readKey(request.headers['idempotency-key']);
  if (key === undefined) return work(deps);

  const { db, clock, keys } = deps;
  // A body that nobody asked for was not checked either: it may be nested too deep to be written down again, and says nothing here.
  const body = request.routeOptions.schema?.body ? request.body : null;
  const said = `${request.method} ${request.url}\n${canonical(body)}`;
  const claim = {
    scope: scopeOf(request),
    keyHash: createHash('sha256').update(key).digest(),
    fingerprint: keys.mac('once-fingerprint', said),
    expiresAt: secondsAfter(clock.now(), keptSeconds),
  };
  const outcome = await db.transaction(async (tx) => {
    const stored = await claimKey(tx, claim, clock.now());
    if (stored) return { replayed: true, ...readAnswer<Answer>(keys, stored, said) };
    try {
      const answer = await work({ ...deps, db: tx as Db });
      await storeAnswer(tx, claim, { status, answer: keys.seal('once-answer', JSON.stringify(answer ?? null)) });
      return { replayed: false, status, answer };
    } catch (error) {
      if (!(error instanceof DomainError && error.keepsWrites)) throw error;
      await releaseKey(tx, claim);
      return { replayed: false, refusal: error };
    }
  });
  if (outcome.refusal) throw outcome.refusal;
  void reply.code(outcome.status);
  if (outcome.replayed) void reply.header('idempotent-replayed', 'true');
  return outcome.answer as Answer;
}

/** Whose key it is. A route for everybody does not ask who they are by now: the answer to signing in is a visitor's, also when it is asked for again. */
function scopeOf(request: FastifyRequest): string {
  const { actor } = request;
  return request.routeOptions.config.access !== 'public' && actor.kind === 'account' ? actor.accountId : 'visitor';
}

/** A secret that is no longer at hand leaves a fingerprint that nothing fits: then, too, the key stands for something else. */
function readAnswer<Answer>(keys: Keyring, { fingerprint, status, answer }: StoredAnswer, said: string): { status: number; answer: Answer } {
  if (!status || !answer || !keys.verify('once-fingerprint', said, fingerprint)) throw onceErrors.key_reused();
  return { status, answer: JSON.parse(keys.open('once-answer', answer)) as Answer };
}
