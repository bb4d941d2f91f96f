import { useShowing } from './context.ts';
import { numberWords } from './number.ts';

interface Props {
  readonly n: number;
  readonly behind: Readonly<Record<string, string>>;
  /** What is counted, for who does not see what it stands beside. */
  readonly of: string;
}

/** A number that opens the cases behind it. */
export function Opens({ n, behind, of }: Props) {
  const { open } = useShowing();
  return (
    <button
      type="button"
      className="number"
      aria-label={`${numberWords(n)}: ${of}`}
      onClick={() => open(behind)}
    >
      {numberWords(n)}
    </button>
  );
}
