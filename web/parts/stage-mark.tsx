import './stage-mark.css';

/** The shape of each stage, so that nothing depends on hue. */
const SHAPES: Readonly<Record<string, string>> = {
  conduct: 'M8 2.5a5.5 5.5 0 1 1 0 11a5.5 5.5 0 0 1 0-11z',
  surveillance: 'M8 1.4 14.6 8 8 14.6 1.4 8z',
  custody: 'M3 3h10v10H3z',
  decision: 'M8 1.8 14.6 13.6H1.4z',
  penalty: 'M5.1 1.6h5.8l3.5 3.5v5.8l-3.5 3.5H5.1l-3.5-3.5V5.1z',
  reach: 'M6 1.6h4V6h4.4v4H10v4.4H6V10H1.6V6H6z',
  policy: 'M1.4 2.4h13.2L8 14.2z',
};

/** Its outline in a box of 16 by 16, for drawings that have marks of their own. */
export function stagePath(stage: string): string {
  return SHAPES[stage] ?? SHAPES.conduct!;
}

interface Props {
  readonly stage: string;
  /** Said to screen readers; without it the mark is only an ornament beside words. */
  readonly name?: string;
  /** Drawn hollow: proposed, not yet accepted. */
  readonly hollow?: boolean;
  readonly size?: number;
}

export function StageMark({ stage, name, hollow, size = 12 }: Props) {
  return (
    // biome-ignore lint/a11y/noSvgWithoutTitle: without a name it stands beside words that say it, and is hidden.
    <svg
      className={`stage-mark stage-${stage}${hollow ? ' hollow' : ''}`}
      viewBox="0 0 16 16"
      width={size}
      height={size}
      {...(name ? { role: 'img' } : { 'aria-hidden': true })}
    >
      {name && <title>{name}</title>}
      <path d={stagePath(stage)} />
    </svg>
  );
}
