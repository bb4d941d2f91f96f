import './sheet.css';
import { type ReactNode, useEffect } from 'react';
import { Choices } from '../frame/choices.tsx';
import { useWords } from '../words.ts';
import en from './words.en.json';
import ko from './words.ko.json';

/** One sheet in the middle of an empty page: what stands before the vault. */
export function Sheet({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  const words = useWords({ en, ko });
  useEffect(() => {
    document.title = `${title} · ${words.product}`;
  }, [title, words.product]);
  return (
    <div className="door">
      <header>
        <b>
          {words.product}
          <small>{words.product_other}</small>
        </b>
        <Choices />
      </header>
      <main>
        <h1>{title}</h1>
        {children}
      </main>
    </div>
  );
}
