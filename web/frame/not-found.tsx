import { Link } from 'wouter';
import { Empty } from '../parts/empty.tsx';
import { useWords } from '../words.ts';
import { Page } from './page.tsx';
import en from './words.en.json';
import ko from './words.ko.json';

export function NotFound() {
  const words = useWords({ en, ko });
  return (
    <Page title={words.not_found}>
      <Empty whole title={words.not_found}>
        <p>
          {words.not_found_text} <Link href="/">{words.cases}</Link>
        </p>
      </Empty>
    </Page>
  );
}
