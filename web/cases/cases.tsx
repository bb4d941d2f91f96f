import { Page } from '../frame/page.tsx';
import { useWords } from '../words.ts';
import en from './words.en.json';
import ko from './words.ko.json';

export default function Cases() {
  const words = useWords({ en, ko });
  return (
    <Page title={words.title} crumbs={[{ label: words.title }]}>
      <h1 className="unseen">{words.title}</h1>
    </Page>
  );
}
