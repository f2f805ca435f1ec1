/** Passes a call on unless one of the same `key` was passed on within the last `ms`: an outage is one alarm, not one a request. Passed on is how many were held back since. */
export function seldom(ms: number): (key: string, say: (heldBack: number) => void) => void {
  const said = new Map<string, { at: number; heldBack: number }>();
  return (key, say) => {
    const last = said.get(key);
    const now = performance.now();
    if (last && now - last.at < ms) {
      last.heldBack += 1;
      return;
    }
    said.set(key, { at: now, heldBack: 0 });
    say(last?.heldBack ?? 0);
  };
}
