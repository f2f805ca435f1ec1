import type { Listing } from '../listings/index.ts';
import type { Decision, decisionKinds } from './moderation.table.ts';

type Vote = Pick<Decision, 'revision' | 'decision' | 'moderatorId'>;

/** A verdict about a pending text, unlike hiding a published one. */
export function isVerdict<V extends Pick<Vote, 'decision'>>(vote: V): vote is V & { decision: (typeof decisionKinds)[number] } {
  return vote.decision === 'approve' || vote.decision === 'return' || vote.decision === 'reject';
}

/** What decides how many people look at a listing: the risk of its topic, and whether a verified organisation stands behind it. */
export interface Stakes {
  risk: 'ordinary' | 'sensitive';
  vouched: boolean;
}

/** An offer on a sensitive topic is looked at by two people, unless a verified organisation stands behind it. */
export function needsTwo(listing: Pick<Listing, 'kind'>, { risk, vouched }: Stakes): boolean {
  return listing.kind === 'offer' && risk === 'sensitive' && !vouched;
}

/** The approvals that count: those of the text as it stands. */
export function approvalsOf(listing: Pick<Listing, 'revision'>, votes: Vote[]): Vote[] {
  return votes.filter((vote) => vote.revision === listing.revision && vote.decision === 'approve');
}

/** Whose decision a pending listing waits for. */
export function awaiting(listing: Pick<Listing, 'status' | 'revision'>, votes: Vote[]): 'first' | 'second' | null {
  if (listing.status !== 'pending') return null;
  // An approval that left it pending was not enough.
  return approvalsOf(listing, votes).length > 0 ? 'second' : 'first';
}

/** Whether fewer people than it needs have approved what a listing says now. */
export function lacksApproval(listing: Pick<Listing, 'kind' | 'revision'>, stakes: Stakes, votes: Vote[]): boolean {
  return needsTwo(listing, stakes) && new Set(approvalsOf(listing, votes).map(({ moderatorId }) => moderatorId)).size < 2;
}

/** Whether this decision takes effect now, or waits for another person's. */
export function takesEffect(listing: Pick<Listing, 'kind' | 'revision'>, stakes: Stakes, decision: Decision['decision'], votesBefore: Vote[]): boolean {
  return decision !== 'approve' || !needsTwo(listing, stakes) || approvalsOf(listing, votesBefore).length > 0;
}
