/** Claims as annotations of the texts they quote: W3C Web Annotation, one to a line. */
import type { Claim, Status } from '../../claims/types.ts';

const CONTEXT = 'http://www.w3.org/ns/anno.jsonld';

export interface Stated {
  readonly claim: Claim;
  readonly status: Status;
  /** What it says, for a person. */
  readonly label: string;
  /** Entries of the ledger that it rests on, disclosed ones. */
  readonly entries: readonly number[];
  /** The text and the reading around it are withheld: neither the words beside a quote nor the voice are told. */
  readonly alone: boolean;
}

/** One annotation: what is claimed, and every place in the text that it rests on, by position and by quote. */
export function annotation({ claim, status, label, entries, alone }: Stated): object {
  const { id, report, anchors, says, stance, voice } = claim;
  return {
    '@context': CONTEXT,
    id: `urn:moksori:${id}`,
    type: 'Annotation',
    motivation: 'identifying',
    body: {
      type: 'TextualBody',
      purpose: 'describing',
      value: label,
      'moksori:claim': {
        ...{ status, stance, says, entries },
        ...(!alone && { voice: { kind: voice.kind, chain: voice.chain } }),
      },
    },
    target: anchors.map(({ start, end, quote, before, after }) => ({
      source: `texts/${report}.txt`,
      selector: [
        { type: 'TextPositionSelector', start, end },
        { type: 'TextQuoteSelector', exact: quote, ...(!alone && { prefix: before, suffix: after }) },
      ],
    })),
  };
}
