import './settings.css';
import type { ReactNode } from 'react';
import { useSession } from '../api/queries.ts';
import { Page } from '../frame/page.tsx';
import { Accounts } from '../team/accounts.tsx';
import { Own } from '../team/own.tsx';
import { Waiting } from '../team/waiting.tsx';
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

const ONE = [
  ['window', Window],
  ['closing', Closing],
  ['ways', Ways],
  ['people', People],
  ['backup', Backup],
  ['check', Check],
  ['pack', PackFacts],
] as const;

/** Of a team, with the right that a part needs. */
const TEAM = [
  ['window', Window, null],
  ['account', Own, null],
  ['waiting', Waiting, 'actions.approve'],
  ['people', Accounts, null],
  ['ways', Ways, 'vault.keep'],
  ['backup', Backup, 'vault.keep'],
  ['check', Check, 'vault.keep'],
  ['pack', PackFacts, null],
] as const;

/** How this window looks and how the vault is kept. */
export default function Settings() {
  const words = useWords({ en, ko });
  const { data: session } = useSession();
  const rights = session?.rights ?? [];
  const parts =
    session?.mode === 'team' ? TEAM.filter(([, , need]) => need === null || rights.includes(need)) : ONE;
  return (
    <Page title={words.title}>
      <div className="settings">
        <h1>{words.title}</h1>
        {parts.map(([name, Part]) => (
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
