/** A form says what the case says, with its words, and nothing else; what is missing stays missing. */
import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import type { Status } from '../../claims/types.ts';
import { wordsOf } from '../../cli/words.ts';
import { draft as read } from '../../draft/draft.ts';
import { loadPack } from '../../packs/load.ts';
import { unFormsOf } from '../../packs/un-forms.ts';
import { FileExists } from '../../vault/archive/file.ts';
import { contentsOf, notesOf, plain } from '../document/inline.ts';
import { documentOf } from './document.ts';
import { draftOf } from './draft.ts';
import { hider } from './hide.ts';
import { type Drafting, type Field, NobodyToTellOf, NoSuchPerson, type UnDraft } from './types.ts';
import { writeDraft } from './write.ts';

const pack = loadPack('prk');
const { forms, asking, faults } = unFormsOf(pack);

const NURSE =
  'On 14 May 2020 agents of the Ministry of State Security arrested Ri Myong Su, a 34-year-old nurse, at her home in Kapsan County without showing a warrant. ' +
  'Ms Ri was beaten in June 2020. Her brother Ri Kum was banished to Samsu County. A source said RI was moved to a political prison camp in June 2020.';
const LATER =
  'Agents of the Ministry of State Security arrested Ri Myong Su, a 36-year-old nurse, at her home in Kapsan County on 2 July 2020.';

async function about(
  texts: readonly string[],
  form: string,
  more: Partial<Drafting> = {},
): Promise<Drafting> {
  const inputs = texts.map((text, i) => ({
    bytes: Buffer.from(text),
    file: `r${i}.txt`,
    published: '2020-09-01',
  }));
  const { case: made, reports } = await read(inputs, { pack, language: 'en' });
  return {
    case: made,
    reports,
    pack,
    form: forms.get(form)!,
    asking,
    words: wordsOf('en'),
    names: false,
    ...more,
  };
}

const fieldsOf = ({ sections }: UnDraft): Field[] => sections.flatMap(({ fields }) => [...fields]);
const field = (draft: UnDraft, id: string): Field => fieldsOf(draft).find((one) => one.id === id)!;
const texts = ({ values }: Field): string[] => values.map(({ text }) => text);

test('the forms of the packs are without faults, and each has its needed fields', () => {
  assert.deepEqual(faults, []);
  assert.deepEqual([...forms.keys()].sort(), ['special-procedures', 'wgad', 'wgeid']);
  for (const form of forms.values())
    assert.ok(form.sections.flatMap(({ fields }) => fields).filter(({ must }) => must).length >= 5);
});

for (const form of forms.keys())
  test(`every value of ${form} stands in its report, and has its claims`, async () => {
    const input = await about([NURSE], form, { names: true });
    const draft = draftOf(input);
    const claims = new Set(input.case.claims.map(({ id }) => id));
    let quotes = 0;
    for (const { id, values } of fieldsOf(draft))
      for (const value of values) {
        assert.ok(value.claims.length + value.said.length > 0, id);
        for (const claim of value.claims) assert.ok(claims.has(claim), claim);
        for (const { report, start, end, quote } of value.said) {
          const { text } = input.reports.find((one) => one.id === report)!;
          assert.equal([...text].slice(start, end).join(''), quote);
          quotes++;
        }
      }
    assert.ok(quotes > 5);
  });

test('fields are filled with what is told, and what is not told is missing', async () => {
  const draft = draftOf(await about([NURSE], 'wgad', { names: true }));
  assert.deepEqual(texts(field(draft, 'name')), ['Ri Myong Su']);
  assert.deepEqual(texts(field(draft, 'date')), ['Arrest · 14 May 2020']);
  assert.match(texts(field(draft, 'forces'))[0]!, /^Arrest · by agents of the Ministry of State Security$/);
  assert.deepEqual(texts(field(draft, 'warrant')), [
    'arrest on a warrant of the prosecutor: reported absent',
  ]);
  assert.match(field(draft, 'warrant').values[0]!.said[0]!.quote, /^without showing a warrant$/);
  assert.equal(field(draft, 'nationality').state, 'missing');
  assert.equal(field(draft, 'steps').state, 'missing');
  assert.equal(field(draft, 'sender').state, 'hand');
  assert.ok(draft.asking.some(({ id }) => id === field(draft, 'steps').asking));
});

test('names stay out of every form, every value and every quote unless they are asked for', async () => {
  for (const form of forms.keys()) {
    const draft = draftOf(await about([NURSE], form));
    const all = JSON.stringify([draft, documentOf(draft)]);
    for (const name of [/Myong/i, /\bRi\b/, /\bRI\b/, /Kum\b/]) assert.doesNotMatch(all, name);
    assert.match(all, /\[name withheld\]/);
    assert.equal(field(draft, 'name').state, 'withheld');
  }
});

test('a name is hidden whole, in part, in capitals, and in Hangul before an ending', () => {
  const named = (value: string) => ({
    says: { kind: 'detail', party: 'p1', property: 'name', value } as const,
  });
  const hide = hider([named('Ri Myong Su'), named('박서윤')], '*');
  assert.equal(hide('Ri Myong Su and MYONG SU, Ri’s son, in Rison'), '* and *, *’s son, in Rison');
  assert.equal(hide('박서윤은 갔다. 서윤이 왔다. 박 씨.'), '*은 갔다. *이 왔다. 박 씨.');
  assert.equal(hider([], '*')('Ri'), 'Ri');
});

test('what contradicts is named in its fields and once in full, and nothing is left out of it', async () => {
  const draft = draftOf(await about([NURSE, LATER], 'wgeid'));
  const named = field(draft, 'date').contradictions.map((n) => draft.contradictions[n]!);
  assert.ok(named.length > 0);
  const sides = named.flatMap(({ values }) => values.map(({ text }) => text)).join(' ');
  assert.match(sides, /14 May 2020/);
  assert.match(sides, /2 July 2020/);
  assert.deepEqual(field(draft, 'place').contradictions, []);
  assert.match(contentsOf(documentOf(draft)).map(plain).join('\n'), /Contradiction 1/);
});

test('rejected claims answer nothing, accepted ones are told from proposed ones', async () => {
  const input = await about([NURSE], 'wgad');
  const arrest = input.case.acts.find(({ kind }) => kind === 'arrest')!;
  const all = (status: Status) => new Map(input.case.claims.map(({ id }) => [id, status]));
  const none = draftOf({ ...input, statuses: all('rejected') });
  assert.ok(fieldsOf(none).every(({ values }) => values.every(({ claims }) => claims.length === 0)));
  const some = new Map([...all('proposed'), [arrest.claims[0]!, 'accepted' as const]]);
  const draft = draftOf({ ...input, statuses: some });
  assert.notEqual(field(draft, 'date').values[0]!.decided, 'none');
  assert.equal(field(draft, 'sex').values[0]!.decided, 'none');
  assert.match(contentsOf(documentOf(draft)).map(plain).join('\n'), /female \(proposed\)/);
});

test('a report that is none of the case is neither named nor searched', async () => {
  const input = await about([NURSE], 'wgad');
  const [own] = input.reports;
  const other = { ...own!, id: 'r-other', text: 'He had no lawyer.' };
  const draft = draftOf({ ...input, reports: [other, own!] });
  assert.deepEqual(
    draft.reports.map(({ id, letter }) => [id, letter]),
    [[own!.id, 'A']],
  );
  assert.doesNotMatch(JSON.stringify(draft), /r-other/);
});

test('five outlets that repeat one source are one origin', async () => {
  const draft = draftOf(await about([NURSE, NURSE.replace('On 14', 'On the 14')], 'wgad'));
  assert.deepEqual(new Set(field(draft, 'date').values.map(({ lineages }) => lineages)), new Set([1]));
});

test('the window of an urgent procedure counts from the last possible day, and ends with the month', async () => {
  const [window] = draftOf(await about([NURSE], 'wgeid')).urgent.windows;
  assert.deepEqual([window!.from, window!.to], ['2020-08-14', '2020-08-14']);
  const end = 'Police arrested a nurse in Kapsan County on 30 November 2019.';
  assert.equal(draftOf(await about([end], 'wgeid')).urgent.windows[0]!.to, '2020-02-29');
  const undated = 'Police arrested a nurse in Kapsan County.';
  const input = await about([undated], 'wgeid');
  const open = {
    ...input,
    case: {
      ...input.case,
      acts: input.case.acts.map((act) => ({ ...act, when: { ...act.when, earliest: null, latest: null } })),
    },
  };
  assert.deepEqual(
    draftOf(open).urgent.windows.map(({ from, to }) => [from, to]),
    [[null, null]],
  );
});

test('a date that is told too vaguely for the form is open, and says so', async () => {
  const state = async (when: string) =>
    field(draftOf(await about([`Police arrested a nurse in Kapsan County ${when}.`], 'wgeid')), 'date').state;
  assert.equal(await state('in May 2020'), 'filled');
  assert.equal(await state('in 2019'), 'vague');
  assert.equal(await state('in the spring of 2020'), 'vague');
});

test('nobody to tell of, an unknown person, a group, another person', async () => {
  const none = await about(['It rained in May 2020 in Kapsan County.'], 'wgeid');
  assert.throws(() => draftOf(none), NobodyToTellOf);
  const one = await about([NURSE], 'wgeid');
  assert.throws(() => draftOf({ ...one, person: 'p99' }), NoSuchPerson);
  const group = draftOf(
    await about(['Police arrested three families in Kapsan County in May 2020.'], 'wgeid'),
  );
  assert.equal(group.several, true);
  const brother = one.case.parties.find(({ label }) => label === 'brother')!;
  const other = draftOf({ ...one, form: forms.get('special-procedures')!, person: brother.id });
  assert.equal(other.person.id, brother.id);
  assert.equal(field(other, 'sex').values[0]!.text, 'male');
});

test('the same case is the same draft, byte for byte, in each format; a note for each value that has words', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'moksori-un-'));
  after(() => rmSync(folder, { recursive: true, force: true }));
  const draft = draftOf(await about([NURSE, LATER], 'wgad'));
  const noted = fieldsOf(draft).flatMap(({ state, values }) =>
    state === 'hand' ? [] : values.filter(({ said }) => said.length > 0),
  );
  assert.equal(notesOf(documentOf(draft)).length, noted.length);
  for (const format of ['html', 'docx', 'pdf'] as const) {
    const sums: string[] = [];
    for (const n of [1, 2]) {
      const file = join(folder, `${n}.${format}`);
      const told: string[] = [];
      const { sha256 } = await writeDraft(draft, file, format, async (sum) => {
        told.push(sum);
        assert.ok(!readdirSync(folder).includes(`${n}.${format}`), 'is told before the file has its name');
      });
      assert.deepEqual(told, [sha256]);
      sums.push(sha256);
      assert.ok(!readFileSync(file).includes('r0.txt'), 'the name of a file may name a source');
    }
    assert.equal(sums[0], sums[1]);
  }
  await assert.rejects(
    writeDraft(draft, join(folder, '1.pdf'), 'pdf', async () => {}),
    FileExists,
  );
});

test('a publisher is told without a name that is sealed', async () => {
  const input = await about([NURSE], 'wgad');
  const reports = input.reports.map((report) => ({ ...report, publisher: 'Notes of Ri Myong Su' }));
  const told = (names: boolean) => draftOf({ ...input, reports, names }).reports.map((one) => one.publisher);
  assert.deepEqual(told(true), ['Notes of Ri Myong Su']);
  assert.deepEqual(told(false), ['Notes of [name withheld]']);
});
