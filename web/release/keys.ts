/** What a key does on this screen. Pure. */

/** The finding after or before the one that is lit, round and round; null when there is none. */
export function nextOf(findings: readonly string[], lit: string | null, by: 1 | -1): string | null {
  if (findings.length === 0) return null;
  const at = lit === null ? -1 : findings.indexOf(lit);
  if (at < 0) return (by > 0 ? findings[0] : findings.at(-1)) ?? null;
  return findings[(at + by + findings.length) % findings.length] ?? null;
}
