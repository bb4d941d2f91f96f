import './why.css';
import { fill } from '../fill.ts';
import { useInfo } from './info.ts';
import { type Run, type Way, waysOf } from './proof.ts';
import { Words, WordsOf } from './quote.tsx';
import type { Act } from './types.ts';

/** Why a date is what it is: step by step, with the words that each step rests on. */
export function Why({ act }: { readonly act: Act }) {
  const info = useInfo();
  const { words, when, language } = info;
  const { earliest, latest, because } = act.when;
  const ways = waysOf(act, info, (n) => fill(words.numbered, { n }));
  const dated = earliest !== null || latest !== null;
  return (
    <section className="case-why" aria-label={fill(words.why.heading, { when: when(act.when) })}>
      <h3>{dated ? fill(words.why.heading, { when: when(act.when) }) : words.why.headingUndated}</h3>
      {!dated && <p className="quiet">{words.why.none}</p>}
      {dated && earliest === null && <p className="quiet">{words.why.openEarliest}</p>}
      {ways.map((way) => (
        <WayTo key={way.side} way={way} />
      ))}
      {dated && latest === null && <p className="quiet">{words.why.openLatest}</p>}
      {dated && ways.length === 0 && because.length > 0 && (
        <>
          <p className="quiet">{words.why.otherVoice}</p>
          <WordsOf claims={because} />
        </>
      )}
      <span className="unseen" lang={language} />
    </section>
  );
}

function WayTo({ way }: { readonly way: Way }) {
  const { words, when } = useInfo();
  const day = when({ edtf: null, earliest: way.day, latest: way.day });
  return (
    <>
      <h4>{fill(words.why[way.side], { day })}</h4>
      <ol className="case-proof">
        {way.steps.map((step, i) => (
          <li key={i}>
            <Sentence runs={step.runs} />
            {step.quotes.map((quote) => (
              <Words key={quote.claim.id} quote={quote} short />
            ))}
          </li>
        ))}
      </ol>
    </>
  );
}

/** A sentence of the program in which the words of a report are set in the reading face. */
export function Sentence({ runs }: { readonly runs: readonly Run[] }) {
  return (
    <p>
      {runs.map(({ text, quoted }, i) =>
        quoted ? (
          <span key={i} className="read">
            {text}
          </span>
        ) : (
          text
        ),
      )}
    </p>
  );
}
