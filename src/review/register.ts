/**
 * The register of a case: who agreed to what, what was proposed to leave, who approved it, what left. A fold over its entries.
 *
 * - The first answer counts. A yes of whoever proposed or drafted it is none.
 * - What left has left, whatever the entries before it say: it is never dropped.
 */
import type { Opened } from '../vault/plain.ts';
import type { Known } from './kinds.ts';
import { markOf } from './mark.ts';
import type { Consent, Release } from './state-types.ts';

export class Register {
  readonly #consents = new Map<number, Consent>();
  readonly #releases = new Map<number, Release>();

  /** @param known what the entry says, of a kind of the register */
  take(entry: Opened, known: Exclude<Known, { is: 'unknown' }>): void {
    const { seq, case: home, actor } = entry;
    const mark = markOf(entry, entry.body);
    if (known.is === 'shredded') {
      // Nobody can say any more what was to leave, or what left.
      if (known.kind === 'release.proposed' || known.kind === 'release.made')
        this.#releases.set(seq, {
          ...mark,
          case: home,
          body: null,
          answer: null,
          made: known.kind === 'release.made' ? [{ ...mark, files: [] }] : [],
          withdrawn: null,
        });
      return;
    }
    switch (known.kind) {
      case 'consent.given': {
        const { until = null, how = null, ...given } = known.body;
        this.#consents.set(seq, { ...mark, ...given, case: home, until, how, withdrawn: null });
        break;
      }
      case 'consent.withdrawn': {
        const consent = this.#consents.get(known.body.of);
        if (consent !== undefined)
          this.#consents.set(consent.seq, { ...consent, withdrawn: consent.withdrawn ?? mark });
        break;
      }
      case 'release.proposed':
        this.#releases.set(seq, {
          ...mark,
          case: home,
          body: known.body,
          answer: null,
          made: [],
          withdrawn: null,
        });
        break;
      case 'release.approved':
      case 'release.refused': {
        const yes = known.kind === 'release.approved';
        this.#change(known.body.of, (release) =>
          release.answer !== null || (yes && [release.actor, release.body?.drafter].includes(actor))
            ? release
            : { ...release, answer: { ...mark, yes } },
        );
        break;
      }
      case 'release.made': {
        const { of, files } = known.body;
        this.#change(of, (release) => ({ ...release, made: [...release.made, { ...mark, files }] }));
        break;
      }
      case 'release.withdrawn':
        this.#change(known.body.of, (release) => ({ ...release, withdrawn: release.withdrawn ?? mark }));
        break;
      default:
    }
  }

  /** In the order in which they were recorded and proposed. */
  all(): { readonly consents: readonly Consent[]; readonly releases: readonly Release[] } {
    const releases = [...this.#releases.values()];
    return {
      consents: [...this.#consents.values()],
      // Of what nobody can read and of which nothing says that it left there is nothing to say.
      releases: releases.filter(({ body, made }) => body !== null || made.length > 0),
    };
  }

  #change(of: number, how: (release: Release) => Release): void {
    const release = this.#releases.get(of);
    if (release !== undefined) this.#releases.set(of, how(release));
  }
}
