import type { IconName } from '#lib/ui/icon-names.ts';

/** One entry of the main menu; `path` without the language. */
export interface Way {
  path: string;
  label: string;
  icon: IconName;
}

/** The entry whose section an address lies in: the longest that it begins with. */
export function currentWay(ways: readonly Way[], path: string): { path: string; exactly: boolean } | undefined {
  const around = ways.filter((way) => path === way.path || path.startsWith(`${way.path}/`)).sort((a, b) => b.path.length - a.path.length)[0];
  return around && { path: around.path, exactly: around.path === path };
}
