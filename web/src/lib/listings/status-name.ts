export interface StatusOf {
  status: 'pending' | 'published' | 'returned' | 'rejected' | 'closed';
  paused: boolean;
  outcome?: string | null | undefined;
  hidden?: boolean | undefined;
}

/** What an owner is told: a closed listing by how it ended, a paused one as paused, one that a moderator took out of sight as hidden. */
export function statusName({ status, paused, outcome, hidden }: StatusOf) {
  if (status === 'closed') {
    if (outcome === 'fulfilled' || outcome === 'withdrawn' || outcome === 'expired') return outcome;
    return 'closed';
  }
  if (status === 'published' && hidden) return 'hidden';
  return status === 'published' && paused ? 'paused' : status;
}
