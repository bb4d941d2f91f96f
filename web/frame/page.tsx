import './page.css';
import { type ReactNode, useEffect, useState } from 'react';
import { useLocation } from 'wouter';
import { useLock } from '../api/vault.ts';
import { chooseLanguage, useLanguage } from '../choices.ts';
import { type PageKey, useKeys } from '../parts/use-keys.ts';
import { useWords } from '../words.ts';
import { Foot } from './foot.tsx';
import { KeysDialog } from './keys-dialog.tsx';
import { Top } from './top.tsx';
import en from './words.en.json';
import ko from './words.ko.json';

export interface Crumb {
  readonly label: string;
  readonly to?: string;
}

interface Props {
  /** Of the window. */
  readonly title: string;
  /** Where one is, after the name of the product; the last is here. Empty: none. */
  readonly crumbs?: readonly Crumb[];
  /** Keys of this page. Keep the array small; it is read anew at each render. */
  readonly keys?: readonly PageKey[];
  /** Right in the footer: how far one is. */
  readonly foot?: ReactNode;
  /** Between the bar and the page: the pathway. */
  readonly strip?: ReactNode;
  /** `scroll`: the page scrolls as one. `panes`: its parts scroll by themselves. */
  readonly fit?: 'scroll' | 'panes';
  readonly children: ReactNode;
}

const NONE: readonly PageKey[] = [];

/** The frame around every page of an open vault: bar, pathway, the page itself, its keys. */
export function Page({ title, crumbs = [], keys = NONE, foot, strip, fit = 'scroll', children }: Props) {
  const words = useWords({ en, ko });
  const language = useLanguage();
  const [, go] = useLocation();
  const [help, setHelp] = useState(false);
  const lock = useLock();
  const everywhere: readonly PageKey[] = [
    { keys: ['/'], name: words.key_search, run: () => go('/?find') },
    { keys: ['c'], name: words.key_cases, run: () => go('/') },
    { keys: ['alt+k'], name: words.key_language, run: () => chooseLanguage(language === 'en' ? 'ko' : 'en') },
    { keys: ['?'], name: words.key_help, run: () => setHelp(true) },
    { keys: ['alt+l'], name: words.key_lock, run: () => lock.mutate(), always: true },
  ];
  // A key of the page goes before the same key of the frame.
  useKeys([...keys, ...everywhere]);
  useEffect(() => {
    document.title = `${title} · ${words.product}`;
  }, [title, words.product]);
  return (
    <div className={`app ${fit}`}>
      <a className="skip" href="#content">
        {words.skip}
      </a>
      <Top crumbs={crumbs} onLock={() => lock.mutate()} />
      {strip}
      <main id="content" tabIndex={-1}>
        {children}
      </main>
      <Foot keys={keys} onHelp={() => setHelp(true)}>
        {foot}
      </Foot>
      {help && <KeysDialog here={keys} everywhere={everywhere} onClose={() => setHelp(false)} />}
    </div>
  );
}
