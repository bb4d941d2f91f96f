import { useParams } from 'wouter';
import { Page } from '../frame/page.tsx';
import { useWords } from '../words.ts';
import en from './words.en.json';
import ko from './words.ko.json';

export default function Case() {
  const words = useWords({ en, ko });
  const id = useParams<{ case: string }>().case;
  return (
    <Page title={words.title} crumbs={[{ label: words.cases, to: '/' }, { label: id }]}>
      <h1 className="unseen">{words.title}</h1>
    </Page>
  );
}
