import assert from 'node:assert/strict';
import { test } from 'node:test';
import { made, report, Telling } from '../../test/invented-claims.ts';

const anchors = (...quotes: string[]) =>
  quotes.map((quote, i) => ({ start: i, end: i + quote.length, quote, before: '', after: '' }));

test('a party with a name is called by what it is; the name is sealed, and kept in its claim', () => {
  const telling = new Telling(report('r-1', 'Text.'));
  const nurse = telling.party('Orla', { anchors: anchors('Orla', 'A former nurse', 'she') });
  const man = telling.party("Orla's husband", { anchors: anchors("Orla's husband", 'he') });
  const brother = telling.party('Tam Orla-ho', { anchors: anchors('His brother', 'Tam Orla-ho') });
  const nobody = telling.party('Wen', { anchors: anchors('Wen', 'him') });
  telling.act('arrest', { to: [nurse, man, brother, nobody] });
  for (const [party, name] of [
    [nurse, 'Orla'],
    [brother, 'Tam Orla-ho'],
    [nobody, 'Wen'],
  ] as const)
    telling.detail(party, 'name', name);
  telling.detail(man, 'kin-of', `husband ${nurse}`);
  const { parties, claims } = made(telling);
  assert.deepEqual(
    parties.map(({ label }) => label),
    // Who is nothing but a name keeps it: somebody must be told from somebody else.
    ['former nurse', 'husband', 'brother', 'Wen'],
  );
  assert.deepEqual(parties[0]!.details, { name: { sealed: true } });
  assert.ok(claims.some(({ says }) => says.kind === 'detail' && says.value === 'Orla'));
});

test('without names every label stays as the report has it', () => {
  const telling = new Telling(report('r-1', 'Text.'));
  telling.act('arrest', { to: [telling.party('The ferryman', { anchors: anchors('a tall old ferryman') })] });
  assert.equal(made(telling).parties[0]!.label, 'The ferryman');
});
