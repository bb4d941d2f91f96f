/** Every frame of a pack carries sentences that must give its act and sentences that must not; here they are read. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Claim, Reading } from '../claims/types.ts';
import type { Frame } from '../packs/types.ts';

/**
 * Makes a test of each sentence of each frame.
 */
export function testExamples(frames: readonly Frame[], read: (sentence: string) => Reading): void {
  for (const frame of frames) {
    for (const example of frame.match) {
      test(`${frame.rule} ${frame.act}: ${example.say}`, () => {
        const reading = read(example.say);
        const found = acts(reading, frame.act);
        assert.ok(found.length > 0, `no ${frame.act}; found ${seen(reading)}`);
        const problems = found.map((claim) => wrong(claim, reading, example));
        assert.ok(
          problems.some((problem) => problem === ''),
          `${problems.join(' | ')}; found ${seen(reading)}`,
        );
      });
    }
    for (const sentence of frame.miss) {
      test(`${frame.rule} not ${frame.act}: ${sentence}`, () => {
        assert.deepEqual(
          acts(read(sentence), frame.act)
            .filter((claim) => claim.says.kind === 'act' && claim.says.phase !== 'not-done')
            .map((claim) => claim.anchors[0]!.quote),
          [],
        );
      });
    }
  }
}

function acts(reading: Reading, kind: string): Claim[] {
  return reading.claims.filter((claim) => claim.says.kind === 'act' && claim.says.act === kind);
}

function seen(reading: Reading): string {
  return (
    reading.claims
      .flatMap((claim) =>
        claim.says.kind === 'act' ? [`${claim.says.act} (${wordsOf(reading, claim)})`] : [],
      )
      .join(', ') || 'nothing'
  );
}

function wordsOf(reading: Reading, claim: Claim): string {
  if (claim.says.kind !== 'act') return '';
  const { roles, phase } = claim.says;
  const names = (ids: readonly string[]) =>
    ids.map((id) => reading.parties.find((party) => party.id === id)?.label).join('+');
  return `${phase} by ${names(roles.by)} to ${names(roles.to)} with ${names(roles.with)} at ${roles.at.map((place) => place.label).join('+')}`;
}

function wrong(claim: Claim, reading: Reading, example: Frame['match'][number]): string {
  if (claim.says.kind !== 'act') return 'no act';
  const { roles, phase } = claim.says;
  for (const role of ['by', 'to', 'with'] as const) {
    const expected = example[role];
    if (expected === undefined) continue;
    const said = roles[role].flatMap((id) => {
      const party = reading.parties.find((one) => one.id === id);
      return party
        ? [party.label, party.label_ko ?? party.label, ...party.anchors.map((anchor) => anchor.quote)]
        : [];
    });
    if (!said.some((words) => contains(words, expected)))
      return `${role} is ${said.join(' / ') || 'nobody'}, not ${expected}`;
  }
  if (
    example.at !== undefined &&
    !roles.at.some(
      (place) =>
        contains(place.label, example.at!) ||
        contains(place.label_ko ?? '', example.at!) ||
        contains(claim.anchors[0]!.quote, example.at!),
    )
  )
    return `at is ${roles.at.map((place) => place.label)}, not ${example.at}`;
  if (example.phase !== undefined && phase !== example.phase) return `phase is ${phase}`;
  return '';
}

function contains(words: string, expected: string): boolean {
  const fold = (text: string) => text.toLowerCase().replace(/^(?:an?|the) /, '');
  return fold(words).includes(fold(expected)) || fold(expected).includes(fold(words));
}
