export interface Filter {
  kind?: 'need' | 'offer';
  topic?: string;
  place?: string;
  q?: string;
  cursor?: string;
}

/** What the address asks for; empty answers of the form count as not said. */
export function readFilter(query: URLSearchParams): Filter {
  const said = (name: string) => query.get(name)?.trim() || undefined;
  const kind = said('kind');
  const filter: Filter = {
    topic: said('topic'),
    place: said('place'),
    q: said('q')?.slice(0, 200),
    cursor: said('cursor'),
  };
  if (kind === 'need' || kind === 'offer') filter.kind = kind;
  for (const name of Object.keys(filter) as (keyof Filter)[]) if (filter[name] === undefined) delete filter[name];
  return filter;
}
