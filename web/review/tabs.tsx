import './tabs.css';
import { Button } from '../parts/button.tsx';
import { useWords } from '../words.ts';
import { keyOf } from './keys.ts';
import type { Model } from './model.ts';
import type { Place } from './use-place.ts';
import en from './words.en.json';
import ko from './words.ko.json';

interface Props {
  readonly model: Model;
  /** The reports that are shown; the first is that of the claim in focus. */
  readonly shown: readonly (string | undefined)[];
  readonly sides: boolean;
  /** No room for two. */
  readonly narrow: boolean;
  readonly onGo: (to: Partial<Place>) => void;
}

/** The reports of a case: which are shown, one or two side by side. */
export function Tabs({ model, shown, sides, narrow, onGo }: Props) {
  const words = useWords({ en, ko });
  const { reports } = model.view;
  return (
    <div className="tabs">
      <fieldset aria-label={words.reports}>
        {reports.map(({ id, publisher, file, language }) => (
          <button
            key={id}
            type="button"
            aria-pressed={shown.includes(id)}
            onClick={() => {
              if (sides && id !== shown[0]) onGo({ beside: id });
              else onGo({ report: id, claim: model.claims.find(({ report }) => report === id)?.id });
            }}
          >
            <b>{publisher ?? file}</b> <span className="language">{language.toUpperCase()}</span>
          </button>
        ))}
      </fieldset>
      {!narrow && (
        <Button look="bare" hint={keyOf('sides')} onClick={() => onGo({ sides: !sides })}>
          {sides ? words.one_report : words.wants.sides}
        </Button>
      )}
    </div>
  );
}
