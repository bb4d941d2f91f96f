/** One claim on the terminal: where one stands, what the claim says, and the words that it rests on. */
import type { Status } from '../../claims/types.ts';
import { capital, clean, wrap } from '../layout.ts';
import { mark } from '../paint.ts';
import type { Claim, Page } from '../sheet/page.ts';
import { spotText } from '../sheet/spot.ts';
import { count, fill, type Words } from '../words.ts';
import { claimWords, fieldLines, type Kinds } from './claim-lines.ts';
import { passage } from './passage.ts';

/** A claim as it is looked at. */
export interface Seen {
  readonly claim: Claim;
  readonly status: Status;
  /** Of its report. */
  readonly text: string;
  /** What it said before it was corrected. */
  readonly first?: Claim;
}

/** Where one stands. */
export interface At {
  readonly n: number;
  readonly of: number;
  readonly waiting: number;
}

/** Around the quote, so that it is seen without colour. */
const OPEN = '▸';
const CLOSE = '◂';

/** The keys, with what they do. */
export const KEYS = [
  ['a', 'accept'],
  ['c', 'correct'],
  ['r', 'reject'],
  ['w', 'withdraw'],
  ['u', 'undo'],
  ['n', 'next'],
  ['p', 'previous'],
  ['?', 'help'],
  ['q', 'quit'],
] as const satisfies readonly (readonly [string, keyof Words['review']['keys']])[];

export function claimScreen(page: Page, kinds: Kinds, seen: Seen, at: At): string[] {
  const { words, paint, columns } = page;
  const { review } = words;
  const head = [
    fill(review.progress, { n: at.n, of: at.of }),
    review.status[seen.status],
    clean(seen.claim.id),
    count(review.left, at.waiting),
  ].join(' · ');
  const { title, fields } = claimWords(page, kinds, seen.claim);
  const before = seen.first && claimWords(page, kinds, seen.first);
  return [
    paint.dim('─'.repeat(columns)),
    ...wrap(head, columns).map(paint.dim),
    ...wrap(`${markOf(page, seen.claim)} ${title}`, columns).map(paint.bold),
    ...fieldLines(page, fields),
    ...(before ? changed(page, before.title, before.fields, title, fields) : []),
    '',
    ...passageLines(page, seen),
    '',
    ...keyLines(page),
  ];
}

/** The passage behind a bar, the quote between marks. */
export function passageLines(page: Page, { claim, text }: Pick<Seen, 'claim' | 'text'>): string[] {
  const { words, paint, columns } = page;
  const written = passage(text, claim.anchors)
    .map(({ text, hit }) => (hit ? `${OPEN}${text}${CLOSE}` : text))
    .join('');
  let inside = false;
  const bold = (line: string) =>
    line
      .split(new RegExp(`(?<=${CLOSE})|(?=${OPEN})`))
      .map((part) => {
        if (part.startsWith(OPEN)) inside = true;
        const shown = inside ? paint.bold(part) : part;
        if (part.endsWith(CLOSE)) inside = false;
        return shown;
      })
      .join('');
  const where = spotText(claim.anchors[0]?.where, words);
  const source = [
    page.read.reports.length > 1 ? page.letter(claim.report) : '',
    clean(page.read.reports.find(({ id }) => id === claim.report)?.file ?? claim.report),
    where,
  ].filter(Boolean);
  return [
    ...wrap(written, columns - 4).map((line) => `  │ ${bold(line)}`),
    ...wrap(source.join(' · '), columns - 4).map((line) => `  ${paint.dim(line)}`),
  ];
}

function keyLines({ words, paint, columns }: Page): string[] {
  const keys = KEYS.map(([key, what]) => `${key}\u00a0${words.review.keys[what]}`).join(' · ');
  return wrap(keys, columns).map((line) => paint.dim(line.replaceAll('\u00a0', ' ')));
}

/** What a correction replaced. */
function changed(
  page: Page,
  title: string,
  fields: readonly (readonly [string, string])[],
  newTitle: string,
  now: readonly (readonly [string, string])[],
): string[] {
  const kept = new Set(now.map(([name, value]) => `${name}\n${value}`));
  const other = fields.filter(([name, value]) => !kept.has(`${name}\n${value}`));
  const gone = [...(title === newTitle ? [] : [title]), ...other.map(([name, value]) => `${name} ${value}`)];
  if (gone.length === 0) return [];
  return wrap(`${capital(page.words.review.was)}: ${gone.join(' · ')}`, page.columns - 2).map(
    (line) => `  ${page.paint.dim(line)}`,
  );
}

function markOf(page: Page, { says }: Claim): string {
  if (says.kind !== 'act') return mark(-1);
  const act = page.acts.find(({ kind }) => kind === says.act);
  return mark(act === undefined ? -1 : page.stage(act.stage));
}
