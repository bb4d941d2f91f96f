import './settings.css';
import type { ReactNode } from 'react';
import { Page } from '../frame/page.tsx';
import { useWords } from '../words.ts';
import { Backup } from './backup.tsx';
import { Check } from './check.tsx';
import { Closing } from './closing.tsx';
import { PackFacts } from './pack-facts.tsx';
import { People } from './people.tsx';
import { Ways } from './ways.tsx';
import { Window } from './window.tsx';
import en from './words.en.json';
import ko from './words.ko.json';

const PARTS = [
  ['window', Window],
  ['closing', Closing],
  ['ways', Ways],
  ['people', People],
  ['backup', Backup],
  ['check', Check],
  ['pack', PackFacts],
] as const;

/** How this window looks and how the vault is kept. */
export default function Settings() {
  const words = useWords({ en, ko });
  return (
    <Page title={words.title}>
      <div className="settings">
        <h1>{words.title}</h1>
        {PARTS.map(([name, Part]) => (
          <Section key={name} id={name} title={words[name]}>
            <Part />
          </Section>
        ))}
      </div>
    </Page>
  );
}

interface Props {
  readonly id: string;
  readonly title: string;
  readonly children: ReactNode;
}

function Section({ id, title, children }: Props) {
  return (
    <section id={id} aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>{title}</h2>
      <div className="part">{children}</div>
    </section>
  );
}
