import { useState } from 'react';
import { useDecide } from '../api/decide.ts';
import { useHistory } from '../api/queries.ts';
import { useProblemWords } from '../parts/say.tsx';
import { entriesOf, type Line } from './entries.ts';
import { useInfo } from './info.ts';
import { quoteOf } from './proof.ts';
import { Reason } from './reason.tsx';
import { canBeUndone } from './undoable.ts';

/** Who decided what about these claims, when and why. */
export function Entries({ claims }: { readonly claims: readonly string[] }) {
  const { id, words } = useInfo();
  const history = useHistory(id);
  const inWords = useProblemWords();
  if (history.error) return <p role="alert">{inWords(history.error)}</p>;
  if (!history.data) return null;
  const lines = entriesOf(history.data, claims);
  if (lines.length === 0) return <p className="quiet">{words.record.noEntry}</p>;
  return <Lines lines={lines} />;
}

export function Lines({ lines }: { readonly lines: readonly Line[] }) {
  return (
    <ol className="entries">
      {lines.map((line) => (
        <Entry key={line.seq} line={line} />
      ))}
    </ol>
  );
}

function Entry({ line }: { readonly line: Line }) {
  const info = useInfo();
  const { id, words, language, mayDecide } = info;
  const decide = useDecide(id);
  const [asked, setAsked] = useState(false);
  const kinds: Readonly<Record<string, string>> = words.record.kinds;
  const quote = quoteOf(line.subject, info);
  const at = new Intl.DateTimeFormat(language === 'ko' ? 'ko-KR' : 'en-GB', {
    dateStyle: 'medium',
    timeStyle: 'short',
  });
  return (
    <li className={line.standing}>
      <b>{kinds[line.kind] ?? line.kind}</b>
      <span className="entry-who">
        {line.name ?? line.actor} ·{' '}
        <time dateTime={new Date(line.at).toISOString()}>{at.format(line.at)}</time> ·{' '}
        <span className="num">{`#${line.seq}`}</span>
      </span>
      {quote && <q lang={quote.language}>{quote.claim.anchors[0]?.quote}</q>}
      {line.reason && <span className="entry-reason">{line.reason}</span>}
      {mayDecide && canBeUndone(line) && (
        <span>
          <button type="button" className="value" onClick={() => setAsked(true)}>
            {words.record.undo}
            <span className="unseen">{`#${line.seq}`}</span>
          </button>
        </span>
      )}
      {asked && (
        <Reason
          title={words.record.undoSay}
          about={`undo ${line.seq}`}
          lead={words.record.undoLead}
          pending={decide.isPending}
          onClose={() => setAsked(false)}
          onDecide={(reason) =>
            decide.mutate({ what: 'undo', seq: line.seq, reason }, { onSuccess: () => setAsked(false) })
          }
        />
      )}
      {line.standing !== 'live' && (
        <span className="entry-standing">{words.record.standing[line.standing]}</span>
      )}
    </li>
  );
}
