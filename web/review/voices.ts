/** Which paragraphs are told by a voice other than the narrator, to be set off at the side. */
import type { Block } from './blocks.ts';
import type { Mark } from './segments.ts';

export interface Told {
  readonly kind: 'narrator' | 'source' | 'official' | 'document';
  readonly chain: readonly string[];
}

/**
 * For each block the voice that most of its claims are told by; undefined for the narrator, for a heading, and where no one voice
 * has more than half.
 *
 * @param voiceOf the voice of a claim; undefined leaves the claim out
 */
export function voicesOf(
  blocks: readonly Block[],
  marks: readonly Mark[],
  voiceOf: (claim: string) => Told | undefined,
): (Told | undefined)[] {
  const sorted = marks.toSorted((a, b) => a.start - b.start);
  let next = 0;
  return blocks.map(({ kind, start, end }) => {
    const heard = new Map<string, { readonly voice: Told; count: number }>();
    let count = 0;
    while (next < sorted.length && sorted[next]!.start < start) next++;
    for (; next < sorted.length && sorted[next]!.start < end; next++) {
      const voice = voiceOf(sorted[next]!.claim);
      if (voice === undefined) continue;
      count++;
      const key = `${voice.kind} ${voice.chain[0] ?? ''}`;
      const one = heard.get(key) ?? { voice, count: 0 };
      heard.set(key, one);
      one.count++;
    }
    const most = [...heard.values()].find((one) => one.count * 2 > count)?.voice;
    return kind === 'heading' || most?.kind === 'narrator' ? undefined : most;
  });
}
