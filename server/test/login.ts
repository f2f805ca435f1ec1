import { desc, inArray } from 'drizzle-orm';
import { loginLinks } from '../src/features/accounts/accounts.table.ts';
import { readLoginMail } from '../src/features/accounts/index.ts';
import type { FeatureDeps } from '../src/platform/deps.ts';

/** What the newest sign-in mail to an address would say, read where the mail itself is written from. */
export async function loginMailOf(deps: FeatureDeps, email: string): Promise<{ token: string; code: string; next: string | null }> {
  const [link] = await deps.db
    .select()
    .from(loginLinks)
    .where(inArray(loginLinks.emailHash, deps.keys.macs('email-lookup', email.toLowerCase())))
    .orderBy(desc(loginLinks.createdAt), desc(loginLinks.id))
    .limit(1);
  const mail = link ? await readLoginMail({ ...deps, loginLinkId: link.id }) : undefined;
  if (!mail) throw new Error(`no open sign-in link for ${email}`);
  return mail;
}

export async function loginTokenOf(deps: FeatureDeps, email: string): Promise<string> {
  return (await loginMailOf(deps, email)).token;
}
