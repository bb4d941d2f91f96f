import { useState } from 'react';
import { useDecide } from '../api/decide.ts';
import { useSay } from '../parts/say.tsx';
import { useInfo } from './info.ts';
import { WordsOf } from './quote.tsx';
import { Reason } from './reason.tsx';

interface Props {
  readonly drop: readonly string[];
  readonly onClose: () => void;
  readonly onDone: () => void;
}

/** Takes claims out of what follows: as not said, or as said and not to be used. */
export function Resolve({ drop, onClose, onDone }: Props) {
  const { id, words, claims } = useInfo();
  const decide = useDecide(id);
  const say = useSay();
  const accepted = drop.some((claim) => ['accepted', 'corrected'].includes(claims.get(claim)?.status ?? ''));
  const [how, setHow] = useState<'reject' | 'withdraw'>(accepted ? 'withdraw' : 'reject');
  const [pending, setPending] = useState(false);
  const setAside = async (reason: string) => {
    setPending(true);
    try {
      // One after the other: when one is refused, the next are not taken, and the page says which stands how.
      for (const claim of drop) {
        const known = claims.get(claim);
        if (known !== undefined && ['rejected', 'withdrawn'].includes(known.status)) continue;
        await decide.mutateAsync({ what: how, claim, expects: known?.last ?? 0, reason });
      }
      say(words.resolve.done);
      onDone();
    } catch {
      // Said by useDecide; the window stays, with the reason in it.
    } finally {
      setPending(false);
    }
  };
  return (
    <Reason
      title={words.resolve.heading}
      about={`aside ${drop.join()}`}
      lead={words.resolve.lead}
      pending={pending}
      onClose={onClose}
      onDecide={(reason) => void setAside(reason)}
    >
      <WordsOf claims={drop} />
      <fieldset className="how">
        <legend>{words.resolve.how}</legend>
        {(['reject', 'withdraw'] as const).map((one) => (
          <label key={one}>
            <input type="radio" name="how" checked={how === one} onChange={() => setHow(one)} />
            {words.resolve[one]}
          </label>
        ))}
      </fieldset>
    </Reason>
  );
}
