/**
 * `npm run bench:un`: submissions drafted from every invented report of the reader's gold, for all forms.
 *
 * - drafted: cases that tell of somebody to whom an act of the form was done; the others are refused with a line.
 * - answered: of the fields that reports can answer; needed: of those without which nothing is registered. A name that is known and
 *   kept back counts as answered, a date that is too vague does not.
 * - names: parts of a name that a claim knows, found anywhere in a draft or its document by a search that knows nothing of how they
 *   are taken out; quotes: words that do not stand where the footnote says.
 */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { wordsOf } from '../src/cli/words.ts';
import { draft } from '../src/draft/draft.ts';
import { loadPack } from '../src/packs/load.ts';
import { unFormsOf } from '../src/packs/un-forms.ts';
import { writeDocument } from '../src/release/document/write.ts';
import { documentOf } from '../src/release/un/document.ts';
import { draftOf } from '../src/release/un/draft.ts';
import { NobodyToTellOf, type UnDraft } from '../src/release/un/types.ts';
import { loadGold } from './read/gold.ts';

const gold = new URL('read/gold/', import.meta.url).pathname;
const pack = loadPack('prk');
const { forms, asking } = unFormsOf(pack);
const texts = readdirSync(gold, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .flatMap(({ name }) => ['dev', 'aside'].map((part) => join(gold, name, part)))
  .flatMap((folder) => loadGold(folder));

/** Whether a text tells a part of a name, as a word of its own where words have gaps. */
function tells(text: string, name: string): boolean {
  return name
    .split(/[\s.·-]+/)
    .filter((part) => part.length > 1)
    .some((part) =>
      /^\p{Script=Latin}/u.test(part)
        ? new RegExp(`(?<!\\p{L})${part}(?!\\p{L})`, 'u').test(text)
        : text.includes(part),
    );
}

/** Everything of a draft that a person would read. */
function shown(made: UnDraft): string {
  const { sections, person, others, contradictions, urgent } = made;
  return JSON.stringify([sections, person, others, contradictions, urgent, documentOf(made).blocks]);
}

console.log(`${texts.length} reports\n`);
console.log('form                 drafted  refused  answered   needed  names  quotes  ms each  PDF ms');
for (const form of forms.values()) {
  const sum = {
    drafted: 0,
    refused: 0,
    asked: 0,
    answered: 0,
    must: 0,
    given: 0,
    names: 0,
    quotes: 0,
    ms: 0,
    pdf: 0,
  };
  for (const { name, text, published } of texts) {
    const file = { file: `${name}.txt`, bytes: Buffer.from(text), ...(published && { published }) };
    const { case: first, others, reports } = await draft([file], { pack, language: 'en' });
    for (const about of [first, ...others]) {
      let made: UnDraft;
      const start = performance.now();
      try {
        made = draftOf({ case: about, reports, pack, form, asking, words: wordsOf('en'), names: false });
      } catch (error) {
        if (!(error instanceof NobodyToTellOf)) throw error;
        sum.refused++;
        continue;
      }
      sum.ms += performance.now() - start;
      sum.drafted++;
      const fields = made.sections
        .flatMap((section) => section.fields)
        .filter(({ state }) => state !== 'hand');
      const open = (state: string) => state === 'missing' || state === 'vague';
      sum.asked += fields.length;
      sum.answered += fields.filter(({ state }) => !open(state)).length;
      sum.must += fields.filter(({ must }) => must).length;
      sum.given += fields.filter(({ must, state }) => must && !open(state)).length;
      const page = shown(made).replaceAll('[name withheld]', '');
      for (const { says } of about.claims)
        if (says.kind === 'detail' && says.property === 'name' && tells(page, says.value)) sum.names++;
      const named = draftOf({ case: about, reports, pack, form, asking, words: wordsOf('en'), names: true });
      for (const { values } of named.sections.flatMap((section) => section.fields))
        for (const { report, start: from, end, quote } of values.flatMap(({ said }) => said)) {
          const of = reports.find(({ id }) => id === report)!;
          if ([...of.text].slice(from, end).join('') !== quote) sum.quotes++;
        }
      const begun = performance.now();
      await writeDocument(documentOf(made), 'pdf');
      sum.pdf += performance.now() - begun;
    }
  }
  const share = (part: number, of: number) => `${Math.round((100 * part) / of)} %`;
  console.log(
    [
      form.id.padEnd(20),
      String(sum.drafted).padStart(7),
      String(sum.refused).padStart(8),
      share(sum.answered, sum.asked).padStart(9),
      share(sum.given, sum.must).padStart(8),
      String(sum.names).padStart(6),
      String(sum.quotes).padStart(7),
      (sum.ms / sum.drafted).toFixed(1).padStart(8),
      (sum.pdf / sum.drafted).toFixed(0).padStart(7),
    ].join(' '),
  );
}
