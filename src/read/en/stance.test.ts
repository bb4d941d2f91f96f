import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { read } from './voices/fixture.test.ts';

describe('how it is said', () => {
  test('a flat statement is asserted, whoever says it', () => {
    const r = read('The source said the man was arrested. He was sent to a camp.');
    assert.equal(r.stance('was arrested'), 'asserted');
    assert.equal(r.stance('was sent'), 'asserted');
  });

  test('an adverb reaches its own verb only', () => {
    const r = read(
      'The man was arrested and sent to a camp for allegedly leaking secrets, and his house was searched.',
    );
    assert.equal(r.stance('arrested'), 'asserted');
    assert.equal(r.stance('leaking secrets'), 'alleged');
    assert.equal(r.stance('searched'), 'asserted');
    assert.equal(r.words(r.voices.stanceAt(11, 12).cue), 'allegedly');
  });

  test('a verb that shares the adverb is within its reach', () => {
    const r = read('Guards allegedly beat and robbed the women, but they were later punished.');
    assert.equal(r.stance('beat'), 'alleged');
    assert.equal(r.stance('robbed'), 'alleged');
    assert.equal(r.stance('punished'), 'asserted');
  });

  test('reportedly, at the start, inside and at the end', () => {
    for (const text of [
      'Reportedly, he was executed.',
      'He was reportedly executed.',
      'He was executed, reportedly.',
    ]) {
      assert.equal(read(text).stance('executed'), 'reported', text);
    }
  });

  test('told without a teller is reported', () => {
    assert.equal(read('She is said to have died in the camp.').stance('died'), 'reported');
    assert.equal(read('It was reported that she died in the camp.').stance('died'), 'reported');
    assert.equal(read('According to reports, she died in the camp.').stance('died'), 'reported');
    assert.equal(read('According to a source, she died in the camp.').stance('died'), 'asserted');
  });

  test('told to somebody by nobody named is reported', () => {
    assert.equal(read('His mother was told that he had been moved.').stance('moved'), 'reported');
    assert.equal(read('There are reports that several detainees died.').stance('died'), 'reported');
    assert.equal(read('It is alleged that he was beaten.').stance('beaten'), 'alleged');
  });

  test('"could not" did not happen, "could" may have', () => {
    assert.equal(read('She could not leave the village.').stance('leave'), 'asserted');
    assert.equal(read('He could face execution.').stance('execution'), 'possible');
  });

  test('"in charge of" is no accusation', () => {
    assert.equal(
      read('The cadre in charge of smuggling cases was dismissed.').stance('smuggling'),
      'asserted',
    );
  });

  test('belief, modality and appearance are possible', () => {
    for (const text of [
      'She is believed to have died in the camp.',
      'She may have died in the camp.',
      'She might have died there.',
      'She probably died there.',
      'She appears to have died there.',
      'It is feared that she died there.',
    ]) {
      assert.equal(read(text).stance('died'), 'possible', text);
    }
  });

  test('the month of May is no modal', () => {
    assert.equal(read('In May she died there.').stance('died'), 'asserted');
  });

  test('an accusation does not make its act a fact', () => {
    for (const text of [
      'He was accused of smuggling copper.',
      'She was arrested on charges of smuggling gold.',
      'Three men were detained on suspicion of smuggling gold.',
      'The men are suspected of smuggling phones.',
      'They accused her of smuggling phones.',
      'He was convicted of smuggling phones.',
      'She was found guilty of smuggling phones.',
      'They were charged with smuggling phones.',
    ]) {
      assert.equal(read(text).stance('smuggling'), 'alleged', text);
    }
    assert.equal(read('She was arrested on charges of smuggling gold.').stance('arrested'), 'asserted');
  });

  test('an accusation ends with its clause', () => {
    const r = read('He was accused of smuggling copper and was sent to a labor camp.');
    assert.equal(r.stance('was sent'), 'asserted');
  });

  test('a rumor is possible at most', () => {
    assert.equal(read('Rumors are spreading that the family was banished.').stance('banished'), 'possible');
    assert.equal(read('There are rumors that the family was banished.').stance('banished'), 'possible');
    assert.equal(read('He is rumored to have been executed.').stance('executed'), 'possible');
  });

  test('a denial denies, a denied denial does not', () => {
    assert.equal(read('The ministry denied that anyone was tortured.').stance('tortured'), 'denied');
    assert.equal(read('The man denied selling drugs.').stance('selling'), 'denied');
    assert.equal(read('He did not deny that he sold drugs.').stance('sold'), 'asserted');
  });

  test('a question is not an answer', () => {
    assert.equal(read('The officer asked whether she had called China.').stance('called'), 'possible');
    assert.equal(read('It has not been confirmed whether he was executed.').stance('executed'), 'possible');
  });

  test('an adjective reaches its noun', () => {
    const r = read('Agents took the suspected spy to Pyongyang.');
    assert.equal(r.stance('spy'), 'possible');
    assert.equal(r.stance('took'), 'asserted');
  });
});
