/** Claims as annotations of the texts they quote: W3C Web Annotation, one to a line. */
import type { Claim, Status } from '../../claims/types.ts';
import type { Pack } from '../../packs/types.ts';

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
  /** What the text goes by, when it is not a file of a bundle. */
  readonly source?: string;
}

/** One annotation: what is claimed, and every place in the text that it rests on, by position and by quote. */
export function annotation({ claim, status, label, entries, alone, source }: Stated): object {
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
      source: source ?? `texts/${report}.txt`,
      selector: [
        { type: 'TextPositionSelector', start, end },
        { type: 'TextQuoteSelector', exact: quote, ...(!alone && { prefix: before, suffix: after }) },
      ],
    })),
  };
}

/** What a claim says, in few words. */
export function labelOf({ says }: Claim, pack: Pack): string {
  switch (says.kind) {
    case 'act':
      return pack.acts.get(says.act)?.label.en ?? says.act;
    case 'detail':
      return `${says.property}: ${says.value}`;
    case 'order':
      return says.phrase;
    case 'same':
      return says.reason;
  }
}
