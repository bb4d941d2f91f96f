/** The pieces of short sentences. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { parsed, written } from './parsed.fixture.ts';
import type { Np, VerbGroup } from './phrases.ts';

function pieces(text: string): string[] {
  return parsed(text)
    .items.filter((item) => item.kind !== 'break')
    .map((item) => `${item.kind} ${written(text, item)}`);
}

function np(text: string): Np {
  return parsed(text).items.find((item) => item.kind === 'np')!;
}

function vg(text: string): VerbGroup {
  return parsed(text).items.findLast((item) => item.kind === 'vg')!;
}

describe('noun phrases', () => {
  test('possessors stand inside, prepositions outside', () => {
    const text = 'Three state security agents from Hyesan questioned the driver’s wife.';
    assert.deepEqual(pieces(text), [
      'np Three state security agents',
      'prep from',
      'np Hyesan',
      'vg questioned',
      'np the driver’s wife',
    ]);
    const wife = parsed(text).items.findLast((item) => item.kind === 'np')!;
    assert.equal(wife.possessor?.lemma, 'driver');
    assert.equal(wife.determiner, 'possessive');
  });

  test('a name that the pack knows is one piece', () => {
    const office = np('The Ministry of State Security arrested him.');
    assert.equal(office.type.sort, 'office');
    assert.equal(office.type.class, 'security');
  });

  test('a name with hyphens is one name, a made-in is none', () => {
    assert.equal(np('Kim Chol-su was arrested.').type.sort, 'name');
    const phone = np('A Chinese-made phone was seized.');
    assert.equal(phone.type.sort, 'thing');
    assert.equal(phone.lemma, 'phone');
  });

  test('words for a number give way to what is counted', () => {
    const many = np('Thousands of believers were arrested.');
    assert.equal(many.lemma, 'believer');
    assert.equal(many.plural, true);
    const one = np('One of the men fled.');
    assert.equal(one.lemma, 'man');
    assert.equal(one.plural, false);
    assert.equal(one.determiner, 'indefinite');
    assert.equal(np('About 20 people were detained.').plural, true);
  });

  test('"her" owns what follows, else it stands alone', () => {
    assert.deepEqual(pieces('Her elderly mother died.'), ['np Her elderly mother', 'vg died']);
    assert.deepEqual(pieces('He told her.'), ['np He', 'vg told', 'np her']);
  });

  test('a participle and a noun that name an act are one phrase', () => {
    assert.equal(np('Forced labor followed.').type.sort, 'act');
  });

  test('participles without a noun are people', () => {
    assert.deepEqual(pieces('The accused fled.'), ['np The accused', 'vg fled']);
  });

  test('adjectives that "and" joins stand before one noun', () => {
    assert.deepEqual(pieces('The political and religious prisoners died.'), [
      'np The political and religious prisoners',
      'vg died',
    ]);
  });
});

describe('times', () => {
  test('a time before a noun stands in its phrase', () => {
    for (const text of ['The June arrest shocked residents.', 'Last month’s arrest shocked residents.']) {
      const arrest = np(text);
      assert.equal(arrest.lemma, 'arrest', text);
      assert.equal(arrest.times.length, 1, text);
    }
  });

  test('a time inside a verb group belongs to it', () => {
    assert.equal(vg('He was recently arrested.').times.length, 1);
    assert.equal(vg('They are at present being questioned.').times.length, 1);
  });

  test('any other time is a piece of its own', () => {
    assert.deepEqual(pieces('He was arrested on May 3 by agents.'), [
      'np He',
      'vg was arrested',
      'prep on',
      'time May 3',
      'prep by',
      'np agents',
    ]);
  });
});

describe('verb groups', () => {
  const shape = (text: string) => {
    const { lemma, form, tense, passive, perfect, progressive, negated, modal } = vg(text);
    const marks = Object.entries({ passive, perfect, progressive, negated }).flatMap(([mark, on]) =>
      on ? [mark] : [],
    );
    return [lemma, form, tense, ...marks, ...(modal ? [modal] : [])].join(' ');
  };
  const cases: readonly (readonly [string, string])[] = [
    ['He fled.', 'flee ed past'],
    ['He was arrested.', 'arrest finite past passive'],
    ['He got arrested.', 'arrest finite past passive'],
    ['He had not yet been told.', 'tell finite past passive perfect negated'],
    ['They did not release him.', 'release finite past negated'],
    ['She had to go.', 'go finite past duty'],
    ['Anyone may leave.', 'leave finite present possible'],
    ['She could not leave.', 'leave finite present negated possible'],
    ['He will have been moved.', 'move finite future passive perfect future'],
    ['They are being questioned.', 'question finite present passive progressive'],
    ['He wants to be released.', 'release infinitive present passive'],
    ['He was told not to leave.', 'leave infinitive present negated'],
    ['He hit me.', 'hit ed past'],
    ['Agents including two officers came.', 'come finite past'],
  ];
  for (const [text, expected] of cases) test(text, () => assert.equal(shape(text), expected));

  test('a particle that the lexicon knows belongs to its verb', () => {
    assert.equal(vg('She was taken away.').particle, 'away');
  });
});

describe('what is looked through', () => {
  test('datelines, brackets, asides and scare quotes', () => {
    assert.deepEqual(pieces('SEOUL (Wire) — Agents arrested a man.'), [
      'np Agents',
      'vg arrested',
      'np a man',
    ]);
    assert.deepEqual(pieces('The man (a trader) was arrested.'), ['np The man', 'vg was arrested']);
    assert.deepEqual(pieces('His “confession” was broadcast.'), ['np His “confession', 'vg was broadcast']);
    assert.deepEqual(pieces('The man was of course arrested.'), ['np The man', 'vg was of course arrested']);
  });

  test('marks around what somebody says stay', () => {
    assert.deepEqual(pieces('“They beat me,” he said.'), [
      'quote “',
      'np They',
      'vg beat',
      'np me',
      'comma ,',
      'quote ”',
      'np he',
      'vg said',
    ]);
  });
});
