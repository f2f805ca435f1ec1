export interface StatusOf {
  status: 'pending' | 'published' | 'returned' | 'rejected' | 'closed';
  paused: boolean;
  outcome?: string | null | undefined;
}

/** What an owner is told: a closed listing by how it ended, a paused one as paused. */
export function statusName({ status, paused, outcome }: StatusOf) {
  if (status === 'closed') {
    if (outcome === 'fulfilled' || outcome === 'withdrawn' || outcome === 'expired') return outcome;
    return 'closed';
  }
  return status === 'published' && paused ? 'paused' : status;
}
