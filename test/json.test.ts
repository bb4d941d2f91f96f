/** The JSON of format 1: it fits the shipped schema, every quote is in the text, every id leads somewhere, twice the same. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { z } from 'zod';
import { type Draft, draft, type Input } from '../src/draft/draft.ts';
import { toJson } from '../src/draft/json.ts';
import { readSchema } from '../src/draft/schema.ts';
import { loadPack } from '../src/packs/load.ts';
import { ROOT } from './source.ts';
import { parseTranscript } from './transcript.ts';

const note = parseTranscript(readFileSync(join(ROOT, 'test/cli/read.txt'), 'utf8')).files['note.txt']!;
const input = (file: string, text: string | Uint8Array): Input => ({ file, bytes: Buffer.from(text) });
const demo = readdirSync(join(ROOT, 'data/demo'))
  .sort()
  .filter((name) => /\.(?:txt|html)$/.test(name))
  .map((name) => input(name, readFileSync(join(ROOT, 'data/demo', name))));

const cases: Readonly<Record<string, readonly Input[]>> = {
  'one note': [input('note.txt', note)],
  'a note beyond the basic plane': [
    input('note.txt', `😀 𝔐 ${note.replaceAll('seamstress', 'seamstress 𝔖')}`),
  ],
  'a remark without an act': [
    input('remark.txt', 'The harbour is quiet in the winter, and the boats lie on the sand for months.\n'),
  ],
  ...(demo.length > 0 && { 'the demo': demo }),
};
const shipped = z.fromJSONSchema(JSON.parse(readFileSync(join(ROOT, 'schema/read.schema.json'), 'utf8')));

for (const packName of ['prk', 'generic'])
  for (const [name, inputs] of Object.entries(cases)) {
    const pack = loadPack(packName);
    const drafted: Draft = await draft(inputs, { pack });
    const json = toJson(drafted);

    test(`${name}, ${packName}: fits the schema`, () => {
      const data: unknown = JSON.parse(JSON.stringify(json));
      assert.deepEqual(readSchema.safeParse(data).error?.issues ?? [], []);
      assert.deepEqual(shipped.safeParse(data).error?.issues ?? [], []);
    });

    test(`${name}, ${packName}: every quote is the text between start and end, in code points`, () => {
      const texts = new Map(drafted.reports.map(({ id, text }) => [id, [...text]]));
      const holds = (report: string, { start, end, quote }: Quoted) =>
        assert.equal(texts.get(report)!.slice(start, end).join(''), quote);
      for (const claim of json.claims) {
        const times = claim.says.kind === 'act' ? claim.says.roles.when : [];
        for (const anchor of claim.anchors) holds(claim.report, anchor);
        for (const { phrase, anchor } of times) {
          holds(claim.report, anchor!);
          assert.equal(anchor!.quote, phrase);
        }
      }
      for (const report of json.reports)
        for (const { phrase, anchors } of report.anchorOf.told) {
          assert.ok(anchors.length > 0, phrase);
          for (const anchor of anchors) holds(report.id, anchor);
        }
      for (const report of json.reports) assert.equal(texts.get(report.id)!.length, report.characters);
    });

    test(`${name}, ${packName}: every id leads somewhere and stands once`, () => {
      const { parties, acts, pathway, conflicts } = json.case;
      const claims = unique(json.claims);
      const people = unique(parties);
      const reports = unique(json.reports);
      const known = unique(acts);
      for (const act of acts) {
        for (const id of [...act.by, ...act.to, ...act.with]) assert.ok(people.has(id), `${act.id} ${id}`);
        for (const id of [
          ...act.claims,
          ...act.when.because,
          ...act.when.proof.flatMap((step) => step.claims),
        ])
          assert.ok(claims.has(id), `${act.id} ${id}`);
      }
      for (const { act } of json.case.ask?.tightens ?? []) assert.ok(known.has(act));
      if (json.case.ask) assert.ok((json.case.ask.of === 'act' ? known : reports).has(json.case.ask.id));
      assert.deepEqual(new Set(pathway), known);
      assert.equal(pathway.length, acts.length);
      for (const { claims: ids, choices } of conflicts)
        for (const id of [...ids, ...choices.flatMap(({ drop }) => drop)]) assert.ok(claims.has(id), id);
      for (const claim of json.claims) assert.ok(reports.has(claim.report));
    });

    test(`${name}, ${packName}: the same again, byte for byte`, async () => {
      assert.equal(JSON.stringify(toJson(await draft(inputs, { pack }))), JSON.stringify(json));
    });
  }

test('the shipped schema refuses what is not format 1', async () => {
  const json = JSON.parse(
    JSON.stringify(toJson(await draft(cases['one note']!, { pack: loadPack('prk') }))),
  ) as {
    format: number;
    claims: { anchors: unknown[] }[];
  };
  assert.ok(shipped.safeParse(json).success);
  assert.ok(!shipped.safeParse({ ...json, format: 2 }).success);
  assert.ok(!shipped.safeParse({ ...json, more: 1 }).success);
  json.claims[0]!.anchors = [];
  assert.ok(!shipped.safeParse(json).success);
});

type Quoted = ReturnType<typeof toJson>['claims'][number]['anchors'][number];

function unique(items: readonly { readonly id: string }[]): Set<string> {
  const ids = new Set(items.map(({ id }) => id));
  assert.equal(ids.size, items.length);
  return ids;
}
