import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { assemble } from '../assemble/index.ts';
import type { Report } from '../claims/types.ts';
import { loadPack } from '../packs/load.ts';
import { read } from '../read/index.ts';
import { exposureOf } from './exposure.ts';
import type { Asked, Text } from './types.ts';

const pack = loadPack('prk');

async function reportOf(text: string, id: string, language = 'en'): Promise<Text> {
  const report = {
    id,
    sha256: id,
    file: `${id}.txt`,
    mediaType: 'text/plain',
    encoding: 'utf-8',
    language,
    text,
    characters: [...text].length,
    map: { runs: [] },
  } satisfies Report;
  return { id, name: report.file, released: false, report, reading: await read(report, pack) };
}

async function askedOf(reports: readonly string[], drafts: readonly Text[] = []): Promise<Asked> {
  const told = await Promise.all(reports.map((text, i) => reportOf(text, `r-${i + 1}`)));
  const [all, readings] = [told.map(({ report }) => report), told.map(({ reading }) => reading)];
  return { case: assemble({ reports: all, readings, pack }), reports: all, texts: drafts, pack };
}

const REPORT =
  'A trader was arrested in Hyesan in March 2021, a source said. Guards beat the trader in the detention centre. The family of the trader was banished to Samsu County.';

describe('who could have told it', () => {
  test('the act that only the room knew is the smallest change, and without it there is no path', async () => {
    const draft = await reportOf(REPORT, 'd');
    const [source] = exposureOf(await askedOf([REPORT], [draft])).sources;
    assert.ok(source?.path);
    const [set] = source.sets;
    assert.equal(set?.changes.length, 1);
    assert.equal(source.told.find(({ act }) => act === set!.changes[0]!.act)?.kind, 'torture');
    const mended = await reportOf(
      'A trader was arrested in Hyesan. The family of the trader was banished.',
      'd',
    );
    assert.equal(exposureOf(await askedOf([REPORT], [mended])).sources[0]?.path, false);
  });

  test('what an independent origin tells too points at nobody', async () => {
    const other =
      'Guards tortured a trader in a detention centre in Hyesan after the trader had been arrested in March 2021, a relative abroad told us.';
    const draft = await reportOf(REPORT, 'd');
    const asked = await askedOf([REPORT], [draft]);
    const twice = await askedOf([REPORT, other], [draft]);
    const acts = twice.case.acts.map((act) => ({ ...act, lineages: 2 }));
    assert.equal(
      exposureOf(asked).sources[0]?.told.some(({ elsewhere }) => elsewhere),
      false,
    );
    const shared = exposureOf({ ...twice, case: { ...twice.case, acts } });
    const torture = shared.sources[0]?.told.find(({ kind }) => kind === 'torture');
    assert.equal(torture?.elsewhere, true);
    assert.equal(torture?.audience, 'all');
  });

  test('a kind without groups counts as one group that nobody can name', async () => {
    const draft = await reportOf('A trader was arrested in Hyesan.', 'd');
    const asked = await askedOf([REPORT], [draft]);
    const acts = new Map([...pack.acts].map(([kind, act]) => [kind, { ...act, audience: [] }]));
    const [source] = exposureOf({ ...asked, pack: { ...pack, acts } }).sources;
    assert.equal(source?.counts, 1);
    assert.ok(source?.path);
    assert.equal(source.sets[0]?.changes.length, 1);
  });

  test('groups that a person sets for one check', async () => {
    const draft = await reportOf(REPORT, 'd');
    const asked = await askedOf([REPORT], [draft]);
    const audience = { torture: ['family', 'neighbours', 'guards'] };
    assert.equal(exposureOf({ ...asked, assumed: { audience } }).sources[0]?.path, false);
  });
});

describe('several texts', () => {
  const report = 'A veterinarian in his 70s was arrested in Kapsan County in March 2021, a source said.';
  const out = async (released: boolean) => ({
    ...(await reportOf('A veterinarian was arrested in Ryanggang Province, a source said.', 'out')),
    released,
  });

  test('what only together leads to somebody, in two languages', async () => {
    const draft = await reportOf('갑산군에 사는 70대 주민이 3월에 체포됐다고 소식통이 전했다.', 'd', 'ko');
    const both = exposureOf(await askedOf([report], [await out(true), draft]));
    assert.ok(both.subjects[0]?.together);
    assert.equal(both.subjects[0].already, false);
    const alone = exposureOf(await askedOf([report], [draft]));
    assert.equal(alone.subjects[0]?.path, false);
    assert.ok(both.differences.some(({ finer }) => finer.value === 'KP0111'));
  });

  test('what is out already is said to be out', async () => {
    const draft = await reportOf(report, 'd');
    const found = exposureOf(
      await askedOf(
        [report],
        [
          { ...draft, released: true },
          { ...draft, id: 'e' },
        ],
      ),
    );
    assert.ok(found.subjects[0]?.path && found.subjects[0].already && !found.subjects[0].together);
  });
});

test('what is out already cannot be changed: only what the draft adds is suggested', async () => {
  const out = {
    ...(await reportOf('Guards beat the trader in the detention centre.', 'out')),
    released: true,
  };
  const draft = await reportOf(
    'A trader was arrested in Hyesan. The family of the trader was banished.',
    'd',
  );
  const asked = await askedOf([REPORT], [out, draft]);
  const [source] = exposureOf(asked).sources;
  const kinds = new Map(source?.told.map(({ act, kind }) => [act, kind]));
  const changed = source?.sets.flatMap(({ changes }) => changes.map(({ act }) => kinds.get(act)));
  assert.ok(source?.path && changed && changed.length > 0);
  assert.ok(!changed.includes('torture'), changed.join());
});

test('a place that is out stays out', async () => {
  const out = {
    ...(await reportOf('A veterinarian was arrested in Kapsan County, a source said.', 'out')),
    released: true,
  };
  const draft = await reportOf(
    'A veterinarian in his 70s was arrested in Kapsan County, a source said.',
    'd',
  );
  const told = 'A veterinarian in his 70s was arrested in Kapsan County in March 2021, a source said.';
  const [subject] = exposureOf(await askedOf([told], [out, draft])).subjects;
  assert.ok(subject?.path);
  for (const { changes } of subject.ways) for (const { type } of changes) assert.equal(type, 'age');
});

test('a text that tells an act no claim tells is looked at all the same', async () => {
  const draft = await reportOf('A trader was arrested. The trader was tortured by guards.', 'd');
  const found = exposureOf(
    await askedOf(['A trader was arrested in Hyesan in March 2021, a source said.'], [draft]),
  );
  assert.ok(found.acts.some(({ kind, inCase }) => kind === 'torture' && !inCase));
});

test('without a text, what a level lets out: no name in public', async () => {
  const asked = await askedOf([
    'Kim Invented, a driver, was arrested in Hyesan in March 2021, a source said.',
  ]);
  const names = (level: 'public' | 'vault') =>
    exposureOf({ ...asked, level }).details.filter(({ type }) => type === 'name').length;
  assert.equal(names('public'), 0);
  assert.equal(names('vault'), 1);
});

test('every quote is in its text, where it is said to be', async () => {
  const draft = await reportOf(`𝄞 ${REPORT} Agents took 14,350 yuan.`, 'd');
  const { acts, details, style } = exposureOf(await askedOf([REPORT], [draft]));
  const points = [...draft.report.text];
  const quotes = [...acts, ...details].flatMap((one) => one.quotes).concat(style.map(({ quote }) => quote));
  assert.ok(quotes.length > 5);
  for (const { start, end, quote } of quotes) assert.equal(points.slice(start, end).join(''), quote);
});

test('the same input gives the same answer', async () => {
  const asked = await askedOf([REPORT], [await reportOf(REPORT, 'd')]);
  assert.equal(JSON.stringify(exposureOf(asked)), JSON.stringify(exposureOf(asked)));
});
