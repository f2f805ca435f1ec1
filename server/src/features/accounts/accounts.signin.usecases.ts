import type { Db, Tx } from '../../platform/db/db.ts';
import { daysAfter, secondsAfter } from '../../platform/clock/clock.ts';
import { DomainError, keepWrites } from '../../platform/errors/domain-error.ts';
import type { FeatureDeps } from '../../platform/deps.ts';
import { networkOf } from '../../platform/limits/network.ts';
import { LOGIN_LINK_MINUTES, WRONG_CODES_ALLOWED, WRONG_CODES_A_DAY, judgeLink, localPath, requireEmail } from './accounts.domain.ts';
import { accountErrors } from './accounts.errors.ts';
import { loginLinksOfAddress, loginLinksOfNetwork } from './accounts.limits.ts';
import {
  countWrongCode,
  countWrongCodes,
  findAccountByEmail,
  findLoginLink,
  insertAccount,
  insertLoginLink,
  lockAddress,
  lockOpenLinks,
  useLoginLink,
} from './accounts.repository.ts';
import type { Account, LoginLink } from './accounts.table.ts';
import { isLoginCode, loginCode, loginToken, readLoginToken } from './accounts.tokens.ts';

type Deps = Pick<FeatureDeps, 'db' | 'clock' | 'newId' | 'keys' | 'publish'>;

// An attacker who asks for many links must not thereby get many codes to guess at.
const CODES_IN_PLAY = 3;

/**
 * Sends a sign-in mail, asked for from the address `ip`. Does the same for an e-mail address that is known and one that is not, so that nobody learns
 * which it is. Raises `limits.login_links` and `limits.login_links_network`; whoever is refused by the first is still counted for the second.
 */
export async function requestLoginLink({
  db,
  clock,
  newId,
  keys,
  publish,
  limits,
  ip,
  input,
}: Deps & Pick<FeatureDeps, 'limits'> & { ip: string; input: { email: string; locale?: string; next?: string } }): Promise<void> {
  const email = requireEmail(input.email);
  const now = clock.now();
  const id = newId();
  const refusal = await db.transaction(async (tx) => {
    await limits.take(tx, loginLinksOfNetwork, networkOf(ip));
    const full = await limits.take(tx, loginLinksOfAddress, email).catch(refusalOf);
    if (full) return full;
    await insertLoginLink(tx, {
      id,
      emailHash: keys.mac('email-lookup', email),
      emailSealed: keys.seal('email-seal', email),
      locale: input.locale ?? 'de',
      next: localPath(input.next),
      createdAt: now,
      expiresAt: secondsAfter(now, LOGIN_LINK_MINUTES * 60),
      usedAt: null,
      wrongCodes: 0,
    });
    await publish(tx, { name: 'accounts.login_requested', payload: { loginLinkId: id } });
    return undefined;
  });
  if (refusal) throw keepWrites(refusal);
}

/** A refusal as a value; whatever else went wrong goes on. */
function refusalOf(error: unknown): DomainError {
  if (error instanceof DomainError && error.kind === 'limit') return error;
  throw error;
}

export interface SignedIn {
  account: Account;
  next: string | null;
}

/** Redeems the token of a mailed link: the account of its address, made on the first time. Returns the refusal instead of throwing, because wrong tries are counted. */
export async function redeemToken({
  tx,
  clock,
  keys,
  newId,
  token,
}: Omit<Deps, 'db' | 'publish'> & { tx: Tx; token: string }): Promise<SignedIn | DomainError> {
  const linkId = readLoginToken(keys, token);
  const link = linkId ? await findLoginLink(tx, linkId) : undefined;
  const verdict = judgeLink(link, clock.now());
  if (verdict !== 'good' || !link) return refusals[verdict]();
  if (!(await useLoginLink(tx, link.id, clock.now()))) return refusals.used();
  return { account: await accountOfLink({ tx, clock, keys, newId, link }), next: link.next };
}

/** Redeems a six-digit code. Says the same for a wrong code, an unknown address and an ended code. Returns the refusal instead of throwing, because the count of wrong tries must be kept. */
export async function redeemCode({
  tx,
  clock,
  keys,
  newId,
  email,
  code,
}: Omit<Deps, 'db' | 'publish'> & { tx: Tx; email: string; code: string }): Promise<SignedIn | DomainError> {
  const hashes = keys.macs('email-lookup', requireEmail(email));
  // Locked before they are counted: tries side by side must not all see the same count.
  const locked = await lockOpenLinks(tx, hashes, clock.now(), CODES_IN_PLAY);
  const lately = await countWrongCodes(tx, hashes, daysAfter(clock.now(), -1));
  const open = lately < WRONG_CODES_A_DAY ? locked.filter((link) => link.wrongCodes < WRONG_CODES_ALLOWED) : [];
  const link = open.find(({ id }) => isLoginCode(keys, id, code));
  if (!link) {
    if (open.length > 0)
      await countWrongCode(
        tx,
        open.map(({ id }) => id),
      );
    return accountErrors.code_wrong();
  }
  await useLoginLink(tx, link.id, clock.now());
  return { account: await accountOfLink({ tx, clock, keys, newId, link }), next: link.next };
}

const refusals = { good: accountErrors.link_unknown, unknown: accountErrors.link_unknown, used: accountErrors.link_used, expired: accountErrors.link_expired };

async function accountOfLink({ tx, clock, keys, newId, link }: Omit<Deps, 'db' | 'publish'> & { tx: Tx; link: LoginLink }): Promise<Account> {
  return accountOfEmail({ tx, clock, keys, newId, email: keys.open('email-seal', link.emailSealed), locale: link.locale });
}

/** The account of an address, made when there is none. */
export async function accountOfEmail({
  tx,
  clock,
  keys,
  newId,
  email,
  locale,
}: Omit<Deps, 'db' | 'publish'> & { tx: Tx; email: string; locale: string }): Promise<Account> {
  const hashes = keys.macs('email-lookup', email);
  const known = await findAccountByEmail(tx, hashes);
  if (known) return known;
  await lockAddress(tx, hashes);
  const madeMeanwhile = await findAccountByEmail(tx, hashes);
  if (madeMeanwhile) return madeMeanwhile;
  return insertAccount(tx, {
    id: newId(),
    emailHash: keys.mac('email-lookup', email),
    emailSealed: keys.seal('email-seal', email),
    displayName: null,
    locale,
    createdAt: clock.now(),
    deletedAt: null,
  });
}

/** What the sign-in mail of a link needs; undefined when the link is over. */
export async function readLoginMail({ db, keys, clock, loginLinkId }: { db: Db | Tx; loginLinkId: string } & Pick<Deps, 'keys' | 'clock'>) {
  const link = await findLoginLink(db, loginLinkId);
  if (!link || judgeLink(link, clock.now()) !== 'good') return undefined;
  return {
    email: keys.open('email-seal', link.emailSealed),
    locale: link.locale,
    token: loginToken(keys, link.id),
    code: loginCode(keys, link.id),
    next: link.next,
  };
}
