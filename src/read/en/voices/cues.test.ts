import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { read } from './fixture.test.ts';

/** The words of every cue, and those of them that make a voice. */
function cues(text: string): { all: string[]; voiced: string[] } {
  const r = read(text);
  return {
    all: r.voices.attributions.map((a) => r.words(a.cue)),
    voiced: r.voices.attributions.filter((a) => a.voiced).map((a) => r.words(a.cue)),
  };
}

describe('cues that give no voice', () => {
  test('a verb that says little and the noun that says it', () => {
    assert.deepEqual(cues('The lawyer took a shot at the ministry.').all, ['took a shot']);
    assert.deepEqual(cues('The lawyer took a bus.').all, []);
    assert.deepEqual(cues('The governor made the case that the mine must close.').voiced, []);
  });

  test('where the noun tells by itself it is the cue', () => {
    const r = read('The ministry issued a statement that the prisoner had died.');
    assert.deepEqual(
      r.voices.attributions.map((a) => r.words(a.cue)),
      ['statement'],
    );
    assert.deepEqual(r.chain('the prisoner'), ['The ministry']);
  });

  test('praise, blame and taking sides', () => {
    assert.deepEqual(cues('The lawyer lambasted the court.'), { all: ['lambasted'], voiced: [] });
    assert.deepEqual(cues('Residents spoke highly of the nurse.'), { all: ['spoke highly of'], voiced: [] });
  });

  test('after "to" only what the lexicon allows there', () => {
    assert.deepEqual(cues('The officer returned to discuss the sentence.').all, ['discuss']);
    assert.deepEqual(cues('The officer returned to praise the guards.').all, []);
  });

  test('a headline names its speaker, and a form does not say anything', () => {
    const r = read('Han Sol: Nobody was told. He was taken in May.');
    assert.equal(r.words(r.voices.attributions[0]?.source), 'Han Sol');
    assert.deepEqual(r.chain('Nobody'), []);
    assert.deepEqual(cues('Name: Han Sol. Place: Hyesan.').voiced, []);
  });

  test('a word joined to another by a hyphen is none', () => {
    assert.deepEqual(cues('The self-described healer left.').all, []);
  });
});

describe('cues that tell', () => {
  test('"said in a statement that" has one teller', () => {
    const r = read('The ministry said in a statement that the prisoner had died.');
    assert.equal(r.voices.attributions.length, 1);
    assert.deepEqual(r.chain('the prisoner'), ['The ministry']);
  });

  test('a relative clause after a noun is nothing said', () => {
    assert.deepEqual(cues('He was jailed for comments that angered the party.').voiced, []);
  });

  test('"that" with an aside after it', () => {
    const r = read('A trader said that, in June, two men were shot.');
    assert.deepEqual(r.chain('two men'), ['A trader']);
    assert.deepEqual(read('A trader added that, in June, two men were shot.').chain('two men'), ['A trader']);
  });

  test('doubled apostrophes open and close a quotation beside a cue', () => {
    const r = read("''The road was closed,'' the trader added. ''Nobody could leave.''");
    assert.deepEqual(r.chain('road was'), ['the trader']);
    assert.deepEqual(r.chain('Nobody'), ['the trader']);
  });

  test('praise ends where somebody tells', () => {
    const r = read('The party praised the guards, adding that two men were shot.');
    assert.ok(r.voices.attributions[0]!.content.every((span) => !r.words(span).includes('adding')));
    assert.deepEqual(r.chain('two men'), ['The party']);
  });
});
