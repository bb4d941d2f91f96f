import { useState } from 'react';
import type { Consent, Register } from '../../src/server/release/shapes.ts';
import { useInfo } from '../case/info.ts';
import { fill } from '../fill.ts';
import { Button } from '../parts/button.tsx';
import { useSay } from '../parts/say.tsx';
import { Ask } from './ask.tsx';
import { ConsentDialog } from './consent-dialog.tsx';
import { useWrite } from './use-register.ts';
import { useReleaseWords } from './words-of.ts';

/** Who agreed to what, and until when; another consent can be recorded, and one taken back. */
export function Consents({ register }: { readonly register: Register }) {
  const { id } = useInfo();
  const all = useReleaseWords();
  const words = all.register;
  const [asking, setAsking] = useState<{ readonly source: string | null } | null>(null);
  return (
    <section className="release-card" aria-labelledby="release-consents">
      <h2 id="release-consents">{words.consents}</h2>
      {register.consents.length === 0 && <p className="quiet">{words.no_consents}</p>}
      <ul className="release-agreed">
        {register.consents.map((consent) => (
          <Agreed key={consent.seq} consent={consent} />
        ))}
      </ul>
      <p className="release-answers">
        {register.sources.map(({ source }) => (
          <Button key={source} onClick={() => setAsking({ source })}>
            {source === null
              ? all.consent.record
              : `${all.consent.record}: ${fill(words.source, { source })}`}
          </Button>
        ))}
      </p>
      {asking && (
        <ConsentDialog
          id={id}
          source={asking.source}
          level="public"
          roles={register.roles}
          onClose={() => setAsking(null)}
        />
      )}
    </section>
  );
}

function Agreed({ consent }: { readonly consent: Consent }) {
  const { id } = useInfo();
  const all = useReleaseWords();
  const words = all.register;
  const say = useSay();
  const [asking, setAsking] = useState(false);
  const { seq, by, purposes, until, how, holds, withdrawn } = consent;
  const roles: Readonly<Record<string, string>> = all.consent.roles;
  const withdraw = useWrite<{ reason: string }>(id, `consents/${seq}/withdraw`, () => {
    setAsking(false);
    say(words.done);
  });
  return (
    <li className={holds ? undefined : 'over'}>
      <span>
        {fill(words.agreed, {
          who: roles[by] ?? fill(words.source, { source: by }),
          purposes: purposes.map((purpose) => all.level[purpose]).join(', '),
        })}
      </span>
      <small>
        {[until && fill(words.until, { until }), how, holds ? null : words.over].filter(Boolean).join(' · ')}
      </small>
      {withdrawn === null && (
        <Button look="bare" onClick={() => setAsking(true)}>
          {words.withdraw_consent}
        </Button>
      )}
      {asking && (
        <Ask
          title={words.withdraw_consent}
          lead={words.withdraw_consent_lead}
          about={`consent ${seq}`}
          pending={withdraw.isPending}
          onClose={() => setAsking(false)}
          onDone={(reason) => withdraw.mutate({ reason })}
        />
      )}
    </li>
  );
}
