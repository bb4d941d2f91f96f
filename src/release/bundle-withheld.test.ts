/** What a bundle withholds is nowhere in it. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { test } from 'node:test';
import { writeBundle } from './bundle/write.ts';
import {
  dir,
  filesOf,
  fresh,
  HAS_PYTHON,
  home,
  type Line,
  pack,
  packed,
  python,
  state,
  unpacked,
} from './bundle.fixture.ts';
import { waysOf } from './traces.fixture.ts';
import { verifyBundle } from './verify/verify.ts';

test('a withheld claim leaves no trace of its words, and the bundle still verifies', async (t) => {
  const act = [...state.claims.values()].find(
    ({ claim }) => claim?.says.kind === 'act' && claim.anchors[0]!.quote.length > 20,
  )!;
  const archive = await packed({ redact: [act.id] });
  const { faults, withheld } = await verifyBundle(archive);
  assert.deepEqual(faults, []);
  assert.ok(withheld >= 4, 'the claim, its report, its reading, what the case is called');
  const files = await filesOf(archive);
  const whole = await filesOf(await packed());
  const { quote } = act.claim!.anchors[0]!;
  const own = (name: string) => name.includes(act.report);
  assert.ok([...whole.keys()].some(own));
  assert.ok(![...files.keys()].some(own), 'neither original nor text of its report');
  const keys = (all: Map<string, Buffer>) =>
    all
      .get('data/entries.jsonl')!
      .toString()
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Line);
  const closed = keys(files).filter(({ key }) => key === undefined);
  for (const { seq, entry } of closed) {
    assert.equal(entry, undefined);
    const { entry: sealed, key } = keys(whole).find((one) => one.seq === seq)!;
    for (const [name, bytes] of files) {
      assert.ok(!bytes.includes(key!), `${name} has the key of entry ${seq}`);
      assert.ok(!bytes.includes(Buffer.from(sealed!, 'base64').subarray(-40)), `${name} has entry ${seq}`);
    }
  }
  const told = files
    .get('data/annotations.jsonl')!
    .toString()
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as object);
  const beside = told.filter((one) => JSON.stringify(one).includes(`urn:moksori:${act.report}.`));
  assert.ok(beside.length > 0, 'other claims of the report stay open');
  // The 32 characters on either side of a quote, and who told it, are words of the withheld text and reading.
  for (const one of beside) assert.doesNotMatch(JSON.stringify(one), /"prefix"|"suffix"|"voice"/);
  const reading = state.readings.find(({ report }) => report === act.report)!;
  const disclosed =
    files.get('data/entries.jsonl')!.toString() + files.get('data/annotations.jsonl')!.toString();
  for (const { label } of reading.parties)
    for (const [name, bytes] of files)
      if (label.length > 6 && !disclosed.includes(label))
        assert.ok(!bytes.includes(label), `${name}: ${label}`);
  const others = [...state.claims.values()].filter(({ id, claim }) => id !== act.id && claim !== null);
  const elsewhere = others.some(({ claim }) => claim!.anchors.some((anchor) => anchor.quote.includes(quote)));
  if (!elsewhere) assert.ok(!readFileSync(archive).includes(quote), quote);
  if (HAS_PYTHON) assert.equal(python(unpacked(t, files)).status, 0);
});

test('no byte of a bundle holds a withheld quote, however it is written, nor the machine that packed it', async () => {
  const all = [...state.claims.values()];
  const quotesOf = (id: string) =>
    all.flatMap(({ id: other, claim }) =>
      other === id ? [] : (claim?.anchors ?? []).map(({ quote }) => quote),
    );
  const act = all.find(({ id, claim }) => {
    const quote = claim?.says.kind === 'act' ? claim.anchors[0]!.quote : '';
    return quote.length > 20 && !quotesOf(id).some((other) => other.includes(quote) || quote.includes(other));
  })!;
  const { report } = act.claim!;
  const { file } = state.reports.find(({ id }) => id === report)!.report!;
  const files = await filesOf(await packed({ redact: [act.id] }));
  const traces = [act.claim!.anchors[0]!.quote, file, dir, hostname()];
  for (const [name, bytes] of files)
    for (const trace of traces) {
      assert.ok(!name.includes(trace), `${name} is called ${trace}`);
      for (const [way, looked] of waysOf(trace))
        assert.ok(!bytes.includes(looked), `${name}: ${trace} as ${way}`);
    }
  // Without withholding the same search finds the quote.
  const whole = [...(await filesOf(await packed())).values()];
  assert.ok(waysOf(traces[0]!).some(([, looked]) => whole.some((bytes) => bytes.includes(looked))));
});

test('who withholds a claim is told of those that quote the same words', async () => {
  // An order or a sameness that names a withheld claim is withheld with it.
  const all = [...state.claims.values()].filter(({ claim }) => ['act', 'detail'].includes(claim!.says.kind));
  const overlap = (a: { start: number; end: number }, b: { start: number; end: number }) =>
    a.start < b.end && b.start < a.end;
  const [one, other] = all.flatMap((a) =>
    all
      .filter(
        (b) => b.id !== a.id && b.report === a.report && overlap(a.claim!.anchors[0]!, b.claim!.anchors[0]!),
      )
      .map((b) => [a.id, b.id] as const),
  )[0]!;
  const { alsoTold } = await writeBundle(home, state, fresh(), {
    pack,
    actor: 'a-first',
    redact: [one],
  });
  assert.ok(alsoTold.includes(other));
  assert.ok(!alsoTold.includes(one));
});
