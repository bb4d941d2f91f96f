import { Link } from 'wouter';
import { Button } from '../parts/button.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { useProblemWords } from '../parts/say.tsx';
import { count, fill } from '../words.ts';
import type { Shown } from './asked.ts';
import { useShowing } from './context.ts';
import { shareWords } from './number.ts';
import { behindWords } from './tables-of.ts';
import { useBehind } from './use-overview.ts';

interface Props {
  readonly shown: Shown;
  readonly behind: string;
  readonly onClose: () => void;
}

/** The cases behind one number, with a way to each. */
export function Behind({ shown, behind, onClose }: Props) {
  const showing = useShowing();
  const { words } = showing;
  const inWords = useProblemWords();
  const { data, error, hasNextPage, fetchNextPage, isFetchingNextPage } = useBehind(shown, behind);
  const pages = data?.pages ?? [];
  const total = pages[0]?.total;
  const what = behindWords(behind, showing);
  return (
    <Dialog title={words.behind} onClose={onClose}>
      <p aria-live="polite">
        {error
          ? inWords(error)
          : total === undefined
            ? words.waiting
            : fill(words.behind_of, { cases: count(words.cases, total), what })}
      </p>
      <ul className="behind">
        {pages.flatMap(({ cases }) =>
          cases.map(({ case: id, share, claims }) => (
            <li key={id}>
              <Link href={`/cases/${id}`} className="num">
                {id}
              </Link>
              <small>
                {count(words.claims, claims)}
                {share !== null && ` · ${fill(words.behind_share, { share: shareWords(share) })}`}
              </small>
            </li>
          )),
        )}
      </ul>
      {hasNextPage && (
        <Button disabled={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {words.more}
        </Button>
      )}
    </Dialog>
  );
}
