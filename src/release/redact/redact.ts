/**
 * Makes a text in which less is told, and reads it again: what is withheld goes from everywhere it is told, by rules whose words
 * are in the pack. Where a rule cannot keep the rest of a sentence, the sentence goes; what is found all the same is said.
 */
import { codePoints } from '../../claims/anchor.ts';
import type { Claim, Reading, Report } from '../../claims/types.ts';
import { disclosedIn } from '../../protect/draft.ts';
import { sharedRuns } from '../../protect/shared.ts';
import { read } from '../../read/index.ts';
import { ageEdits } from './age.ts';
import { cuts, sentenceCut, type Told } from './cut.ts';
import { fitted } from './fit.ts';
import { nameEdits } from './name.ts';
import { kinEdits, occupationEdits } from './noun.ts';
import { changesIn, type Edit, edited, type Pieces, wholeOf } from './pieces.ts';
import { placeEdits } from './place.ts';
import { type Still, stillTold } from './still.ts';
import { sumEdits } from './sum.ts';
import { timeEdits } from './time.ts';
import type { Asked, Left, Redacted } from './types.ts';
import { type Wanted, type WantedValue, wantedBy } from './wanted.ts';
import { wordEdits } from './words.ts';
import { type Stretch, sentenceAt, type Written, written } from './written.ts';

/** As often as the rules run over what they made, and sentences are taken out because something was still found. */
const ROUNDS = 4;

/**
 * Follows every choice wherever its value is told, and reads the result again.
 *
 * @param asked the text, the choices, and the case whose claims they name; the case stays as it is
 * @returns the new text; `left` is empty when nothing withheld was found in it any more. Choices that are followed already
 * change nothing: the same choices on the new text give the same text.
 * @throws RangeError for a language that has no reader or no words for less
 * @example (await redact({ text, language: 'en', choices: [{ what: { claim: 'c3' }, how: 'coarser' }], case, reports, pack })).text
 */
export async function redact(asked: Asked): Promise<Redacted> {
  const { text, language, pack } = asked;
  const of = written(text, language, pack);
  if (of === undefined) throw new RangeError(`nothing can be told more coarsely in the language ${language}`);
  const { wanted, left } = wantedBy(asked);
  const whole = wholeOf(text);
  const find = await finder(asked, whole, wanted);
  let rounds = ROUNDS;
  let state = edited(
    whole,
    firstEdits(of, wanted, find).map((edit) => fitted(of, edit)),
  );
  // What one choice makes of a value another may want to be coarser still.
  for (let before = ''; before !== state.text; ) {
    before = state.text;
    for (const step of STEPS) {
      const now = written(state.text, language, pack)!;
      state = edited(
        state,
        step(now, wanted).map((edit) => fitted(now, edit)),
      );
    }
    if (--rounds === 0) break;
  }
  let still: readonly Still[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const now = written(state.text, language, pack)!;
    const acts = await finder(asked, state, wanted);
    still = stillTold(now, wanted, acts.told);
    if (still.length === 0 || round === ROUNDS - 1) break;
    state = edited(state, sentencesOf(now, still));
  }
  state = edited(state, emptyLines(text, state.text));
  const points = codePoints(state.text);
  const old = codePoints(text);
  return {
    text: state.text,
    changes: changesIn(state).map((change) => ({
      ...change,
      start: old(change.start),
      end: old(change.end),
    })),
    left: [
      ...left,
      ...againSaid(wanted, asked),
      ...still.map(
        ({ choice, start, end }): Left => ({
          choice,
          why: 'found',
          start: points(start),
          end: points(end),
          quote: state.text.slice(start, end),
        }),
      ),
    ],
  };
}

/** Empty lines that paragraphs left behind, where the first text has none. */
function emptyLines(first: string, text: string): readonly Edit[] {
  const edit = (start: number, end: number): Edit => ({ start, end, words: '', choices: [], unit: 'words' });
  const opening = /^\n+/.exec(text)?.[0].length ?? 0;
  return [
    ...(opening > 0 && !first.startsWith('\n') ? [edit(0, opening)] : []),
    ...(/\n{3}/.test(first)
      ? []
      : [...text.slice(opening).matchAll(/\n{3,}/g)].map(({ 0: lines, index }) =>
          edit(opening + index + 2, opening + index + lines.length),
        )),
  ];
}

/** Words of a person that tell what they were to stand for. */
function againSaid(wanted: readonly Wanted[], { language, pack }: Asked): readonly Left[] {
  const found = wanted.filter(({ say = '', ...want }) => {
    const of = say === '' ? undefined : written(say, language, pack);
    return of !== undefined && stillTold(of, [want as Wanted], () => []).length > 0;
  });
  return [...new Set(found.map(({ choice }) => choice))].map((choice) => ({ choice, why: 'found' }));
}

const ofType =
  (type: WantedValue['type'], edits: (of: Written, wanted: readonly WantedValue[]) => readonly Edit[]) =>
  (of: Written, wanted: readonly Wanted[]): readonly Edit[] => {
    const own = wanted.filter((want): want is WantedValue => want.type === type);
    return own.length === 0 ? [] : edits(of, own);
  };

/** One after the other, each on what the one before left: an age before the noun that it stands with. */
const STEPS = [
  ofType('age', ageEdits),
  ofType('name', nameEdits),
  ofType('occupation', occupationEdits),
  ofType('kin', kinEdits),
  ofType('place', placeEdits),
  ofType('sum', sumEdits),
];

/** What is known by its place in the first text: acts, times, and words that were pointed at. */
function firstEdits(of: Written, wanted: readonly Wanted[], find: Finder): readonly Edit[] {
  const told: Told[] = [];
  const says: Edit[] = [];
  for (const want of wanted) {
    if (want.type !== 'act' && want.type !== 'claim') continue;
    const found = find.told(want);
    const choices = [want.choice];
    if (want.say === undefined) told.push(...found.map((one) => ({ ...one, choices })));
    else
      for (const [i, one] of found.entries()) {
        const sentence = sentenceAt(of, one.start);
        says.push(
          i === 0
            ? { ...sentence, words: want.say, choices, unit: 'whole' }
            : sentenceCut(of, sentence, choices),
        );
      }
  }
  return [
    ...cuts(of, told, find.others),
    ...says,
    ...timeEdits(
      of,
      wanted.filter((want) => want.type === 'time'),
      (act) => wanted.flatMap((want) => (want.type === 'time' && want.act === act ? find.told(want) : [])),
    ),
    ...wordEdits(
      of,
      wanted.filter((want) => want.type === 'words'),
    ),
  ];
}

function sentencesOf(of: Written, still: readonly Still[]): readonly Edit[] {
  return [...Map.groupBy(still, ({ start }) => sentenceAt(of, start).start)].map(([start, own]) =>
    sentenceCut(
      of,
      sentenceAt(of, start),
      [...new Set(own.map(({ choice }) => choice))].sort((a, b) => a - b),
    ),
  );
}

interface Finder {
  /** Where the act, or the claim, is told. */
  readonly told: (want: Wanted) => readonly Stretch[];
  /** Where other acts are told. */
  readonly others: readonly Stretch[];
}

const NOTHING: Finder = { told: () => [], others: [] };

/** Finds acts and claims in a text as it is now; in a report of the case their own anchors say which of several is meant. */
async function finder(asked: Asked, { text, pieces }: Pieces, wanted: readonly Wanted[]): Promise<Finder> {
  const { case: about, pack, language, reports = [] } = asked;
  const acts = wanted.some(
    (want) =>
      want.type === 'act' || want.type === 'claim' || (want.type === 'time' && want.act !== undefined),
  );
  if (about === undefined || !acts) return NOTHING;
  const report = reportOf(text, language);
  const reading = await read(report, pack);
  const back = utf16(text);
  const found = disclosedIn({ id: report.id, name: '', released: false, report, reading }, about, [], pack);
  const own = reports.find((one) => one.text === asked.text);
  const anchors = own === undefined ? located(about.claims, asked.text) : anchorsIn(about.claims, own);
  const firstOf = backTo(pieces);
  const isOther = (claims: readonly string[], at: Stretch): boolean => {
    const first = { start: firstOf(at.start), end: firstOf(at.end - 1) + 1 };
    const over = anchors.filter(({ start, end }) => start < first.end && first.start < end);
    return over.length > 0 && !over.some(({ claim }) => claims.includes(claim));
  };
  const stretch = ({ start, end }: Stretch): Stretch => ({ start: back(start), end: back(end) });
  const told = (want: Wanted): readonly Stretch[] => {
    if (want.type === 'claim') return claimTold(want.claims, want.value, reading, about.claims).map(stretch);
    const id = want.type === 'act' || want.type === 'time' ? want.act : undefined;
    const claims =
      about.acts.find((act) => act.id === id)?.claims ?? (want.type === 'act' ? want.claims : []);
    const quoted = found.acts
      .filter((act) => id !== undefined && (act.id === id || act.id.startsWith(`${id}.`)))
      .flatMap(({ quotes }) => quotes.map(stretch))
      .filter((at) => !isOther(claims, at));
    const anchored =
      own !== undefined && text === asked.text ? anchors.filter(({ claim }) => claims.includes(claim)) : [];
    return [...quoted, ...anchored, ...takenOver(report, reports, about.claims, claims).map(stretch)];
  };
  const withheld = wanted.flatMap((want) => (want.type === 'act' ? told(want) : []));
  const others = reading.claims
    .flatMap(({ says, anchors: of }) => (says.kind === 'act' ? of.map(stretch) : []))
    .filter((one) => !withheld.some((gone) => gone.start < one.end && one.start < gone.end));
  return { told, others };
}

/** As much of what stands beside a quote has to be the same, for it to be that quote in another text. */
const BESIDE = 8;
/** A quote of so many letters is itself wherever it stands. */
const PLAIN = 24;

/** Anchors of the claims of a case in a text that took words over; UTF-16 offsets. */
function located(claims: readonly Claim[], text: string): readonly (Stretch & { readonly claim: string })[] {
  return claims.flatMap(({ id, says, anchors }) =>
    says.kind !== 'act'
      ? []
      : anchors.flatMap(({ quote, before, after }) => {
          const found: (Stretch & { claim: string })[] = [];
          for (let at = text.indexOf(quote); at >= 0 && found.length < 4; at = text.indexOf(quote, at + 1)) {
            const end = at + quote.length;
            if (
              quote.length >= PLAIN ||
              text.slice(Math.max(0, at - BESIDE), at) === before.slice(-BESIDE) ||
              text.slice(end, end + BESIDE) === after.slice(0, BESIDE)
            )
              found.push({ start: at, end, claim: id });
          }
          return found;
        }),
  );
}

/** Where words of these claims were taken over from a report. */
function takenOver(
  text: Report,
  reports: readonly Report[],
  claims: readonly Claim[],
  ids: readonly string[],
): readonly Stretch[] {
  const own = claims.filter(({ id }) => ids.includes(id));
  const from = reports.filter(({ id }) => own.some(({ report }) => report === id));
  return sharedRuns(text, from).flatMap(({ report, here, there }) =>
    own.flatMap((claim) =>
      claim.report !== report
        ? []
        : claim.anchors.flatMap(({ start, end }): Stretch[] => {
            const first = Math.max(start, there.start);
            const last = Math.min(end, there.end);
            // The words are the same, spaces and signs between them may not be.
            const at = here.start + first - there.start;
            return last <= first || at >= here.end
              ? []
              : [{ start: at, end: Math.min(here.end, at + last - first) }];
          }),
    ),
  );
}

/** Anchors of the claims of a report; UTF-16 offsets. */
function anchorsIn(
  claims: readonly Claim[],
  { id, text }: Report,
): readonly (Stretch & { readonly claim: string })[] {
  const back = utf16(text);
  return claims.flatMap((claim) =>
    claim.report !== id || claim.says.kind !== 'act'
      ? []
      : claim.anchors.map(({ start, end }) => ({ claim: claim.id, start: back(start), end: back(end) })),
  );
}

/** Where a reading tells what claims of other kinds tell. */
function claimTold(
  ids: readonly string[],
  value: string,
  reading: Reading,
  claims: readonly Claim[],
): readonly Stretch[] {
  const wanted = claims.filter(({ id }) => ids.includes(id));
  return reading.claims.flatMap(({ says, anchors }) =>
    wanted.some(
      (want) =>
        want.says.kind === says.kind &&
        (says.kind === 'detail' && want.says.kind === 'detail'
          ? says.property === want.says.property && says.value === value
          : anchors.some(({ quote }) => want.anchors.some((other) => other.quote === quote))),
    )
      ? anchors
      : [],
  );
}

/** From an offset of the text as it is now to one of the first text. */
function backTo(pieces: Pieces['pieces']): (offset: number) => number {
  const starts: number[] = [];
  let length = 0;
  for (const piece of pieces) {
    starts.push(length);
    length += piece.text.length;
  }
  return (offset) => {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (starts[middle]! <= offset) low = middle;
      else high = middle - 1;
    }
    const piece = pieces[low];
    if (piece === undefined) return offset;
    return piece.edit === undefined ? piece.from + (offset - starts[low]!) : piece.from;
  };
}

/** From code points to UTF-16 offsets. */
function utf16(text: string): (point: number) => number {
  if (!/[\ud800-\udbff]/.test(text)) return (point) => point;
  const at: number[] = [];
  let offset = 0;
  for (const char of text) {
    at.push(offset);
    offset += char.length;
  }
  at.push(offset);
  return (point) => at[point] ?? offset;
}

function reportOf(text: string, language: string): Report {
  return {
    id: 'redacted',
    sha256: '',
    file: '',
    mediaType: 'text/plain',
    encoding: 'utf-8',
    language,
    text,
    characters: [...text].length,
    map: { runs: [] },
  };
}
