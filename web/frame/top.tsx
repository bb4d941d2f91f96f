import './top.css';
import { Link, useRoute } from 'wouter';
import { useConnection } from '../api/connection.ts';
import { useSession } from '../api/queries.ts';
import { Button } from '../parts/button.tsx';
import { keyCap } from '../parts/key.ts';
import { fill, useWords } from '../words.ts';
import { Choices } from './choices.tsx';
import type { Crumb } from './page.tsx';
import en from './words.en.json';
import ko from './words.ko.json';

/** Where am I, and what state is it in? */
export function Top({ crumbs, onLock }: { readonly crumbs: readonly Crumb[]; readonly onLock: () => void }) {
  const words = useWords({ en, ko });
  const connection = useConnection();
  const { data: session, error } = useSession();
  const over = error !== null && connection === 'fine';
  return (
    <header className="top">
      <div className="bar">
        <Link href="/" className="name">
          {words.product}
          <small>{words.product_other}</small>
        </Link>
        <nav className="places" aria-label={words.main}>
          <Place to="/" name={words.cases} also="/cases/*" />
          <Place to="/overview" name={words.overview} />
          <Place to="/settings" name={words.settings} also="/settings/*" />
        </nav>
        <div className="right">
          <Choices />
          <span className={connection === 'lost' ? 'lock lost' : 'lock'}>
            {session?.mode === 'team'
              ? fill(words.open_team, { name: session.person?.name ?? '' })
              : words.open_one}
          </span>
          <Button look="bare" onClick={onLock} title={keyCap('alt+l')}>
            {session?.mode === 'team' ? words.sign_out : words.lock}
          </Button>
        </div>
      </div>
      {crumbs.length > 0 && <Crumbs crumbs={crumbs} />}
      <div role="alert">
        {connection === 'lost' && <p className="banner">{words.lost}</p>}
        {over && <p className="banner">{session?.mode === 'team' ? words.over_team : words.over}</p>}
      </div>
    </header>
  );
}

function Place({ to, name, also }: { readonly to: string; readonly name: string; readonly also?: string }) {
  const [here] = useRoute(to);
  const [below] = useRoute(also ?? to);
  return (
    <Link href={to} aria-current={here ? 'page' : below ? 'true' : undefined}>
      {name}
    </Link>
  );
}

function Crumbs({ crumbs }: { readonly crumbs: readonly Crumb[] }) {
  return (
    <ol className="crumbs">
      {crumbs.map(({ label, to }) => (
        <li key={`${to} ${label}`}>{to ? <Link href={to}>{label}</Link> : <b>{label}</b>}</li>
      ))}
    </ol>
  );
}
