import { useWords } from '../words.ts';
import { Page } from './page.tsx';
import en from './words.en.json';
import ko from './words.ko.json';

/** While the code of a page or its first answer is on its way. Still: nothing turns. */
export function Loading() {
  const words = useWords({ en, ko });
  return (
    <Page title={words.loading}>
      <p className="unseen" role="status">
        {words.loading}
      </p>
    </Page>
  );
}
