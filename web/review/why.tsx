import { Button } from '../parts/button.tsx';
import { dayWords, spanWords } from '../parts/when.ts';
import partsEn from '../parts/words.en.json';
import partsKo from '../parts/words.ko.json';
import { fill, useWords } from '../words.ts';
import { keyOf } from './keys.ts';
import type { Act, Model } from './model.ts';
import en from './words.en.json';
import ko from './words.ko.json';

interface Props {
  readonly model: Model;
  readonly act: Act;
  readonly onPick: (claim: string) => void;
  readonly onLeave: () => void;
}

/** Why the act is dated so: each bound with its steps, and the claims that each step rests on. */
export function Why({ model, act, onPick, onLeave }: Props) {
  const words = useWords({ en, ko });
  const forms = useWords({ en: partsEn, ko: partsKo });
  const { when } = act;
  const sides = (['earliest', 'latest'] as const).filter((side) =>
    when.proof.some((step) => step.side === side),
  );
  return (
    <section className="ask why" aria-label={words.why_date}>
      <h4>{fill(words.why_when, { when: spanWords(when, model.language, forms) })}</h4>
      {sides.length === 0 && <p>{words.no_proof}</p>}
      {sides.map((side) => (
        <div key={side}>
          <h5>
            {fill(words.sides[side], {
              day: when[side] === null ? '' : dayWords(when[side], model.language),
            })}
          </h5>
          <ol className="proof">
            {when.proof
              .filter((step) => step.side === side)
              .map(({ text, claims }) => (
                <li key={`${text} ${claims.join()}`}>
                  {text}
                  {claims.map((id) => {
                    const claim = model.claim(id);
                    return (
                      claim && (
                        <button key={id} type="button" className="cited" onClick={() => onPick(id)}>
                          <q>{claim.anchors[0]?.quote}</q>
                        </button>
                      )
                    );
                  })}
                </li>
              ))}
          </ol>
        </div>
      ))}
      <div className="keys">
        <Button hint={keyOf('why')} onClick={onLeave}>
          {words.leave}
        </Button>
      </div>
    </section>
  );
}
