/** Short sentences and what the clause finder makes of them. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { lines, parsed, written } from './parsed.fixture.ts';

/** A sentence, and a line for each clause in the order in which their verbs were placed. */
type Case = readonly [string, ...string[]];

const CASES: Readonly<Record<string, readonly Case[]>> = {
  voices: [
    ['Agents arrested the man.', 'main arrest active | subject: Agents | object: the man'],
    [
      'The man was arrested by agents in Hyesan.',
      'main arrest passive | subject: The man | by: agents | in: Hyesan',
    ],
    [
      'The woman was taken away by police officers on May 3.',
      'main take passive | subject: The woman | by: police officers | time: May 3',
    ],
    [
      'Kim Chol-su was sentenced to five years in a prison camp.',
      'main sentence passive | subject: Kim Chol-su | to: years | in: a prison camp',
    ],
    ['He got arrested at the border.', 'main arrest passive | subject: He | at: the border'],
    ['The students are being questioned.', 'main question passive | subject: The students'],
    ['The driver has been released.', 'main release passive | subject: The driver'],
    ['She had not yet been told.', 'main tell passive | subject: She'],
    ['He was given a phone.', 'main give passive | subject: He | second: a phone'],
    [
      'She gave the officer a bribe.',
      'main give active | subject: She | object: the officer | second: a bribe',
    ],
    [
      'He was held in a cell for ten days.',
      'main hold passive | subject: He | in: a cell | for: days | time: ten days',
    ],
  ],
  'participles behind a noun': [
    [
      'A woman held in Onsong tried to flee.',
      'reduced hold passive | subject: A woman | in: Onsong',
      'main try active | subject: A woman | to-do: flee',
      'infinitive flee active | subject: A woman',
    ],
    [
      'A trader identified by neighbors was arrested.',
      'reduced identify passive | subject: A trader | by: neighbors',
      'main arrest passive | subject: A trader',
    ],
    [
      'Three people accused of smuggling were executed.',
      'reduced accuse passive | subject: Three people | of: smuggling',
      'main execute passive | subject: Three people',
    ],
    [
      'The man beaten by guards died.',
      'reduced beat passive | subject: The man | by: guards',
      'main die active | subject: The man',
    ],
    [
      'Accused of espionage, he was shot.',
      'adjunct accuse passive | subject: he | of: espionage',
      'main shoot passive | subject: he',
    ],
    [
      'He called his wife using a Chinese phone.',
      'main call active | subject: He | object: his wife | doing: use',
      'adjunct use active | subject: He | object: a Chinese phone',
    ],
  ],
  'what "and" joins': [
    [
      'Officers arrested the driver and took him to the station.',
      'main arrest active | subject: Officers | object: the driver',
      'coordinate take active | subject: Officers | object: him | to: the station',
    ],
    [
      'The couple were arrested, questioned and sent to a camp.',
      'main arrest passive | subject: The couple',
      'coordinate question passive | subject: The couple',
      'coordinate send passive | subject: The couple | to: a camp',
    ],
    [
      'The brothers were arrested and questioned by officers.',
      'main arrest passive | subject: The brothers | by: officers',
      'coordinate question passive | subject: The brothers | by: officers',
    ],
    [
      'Soldiers beat and kicked the prisoner.',
      'main beat active | subject: Soldiers | object: the prisoner',
      'coordinate kick active | subject: Soldiers | object: the prisoner',
    ],
    [
      'The trader was arrested and his family was banished.',
      'main arrest passive | subject: The trader',
      'main banish passive | subject: his family',
    ],
    [
      'The trader was arrested and his wife detained.',
      'main arrest passive | subject: The trader',
      'coordinate detain passive | subject: his wife',
    ],
    [
      'The police fined him, impounded the truck and left.',
      'main fine active | subject: The police | object: him',
      'coordinate impound active | subject: The police | object: the truck',
      'coordinate leave active | subject: The police',
    ],
    [
      'On May 3 he was arrested and on May 7 freed.',
      'main arrest passive | subject: he | time: May 3',
      'coordinate free passive | subject: he | time: May 7',
    ],
    [
      'The trader will be arrested and sent to a camp.',
      'main arrest passive | subject: The trader',
      'coordinate send passive | subject: The trader | to: a camp',
    ],
    ['The man and his wife were arrested.', 'main arrest passive | subject: The man + his wife'],
    ['Kim, Pak and Choe were arrested.', 'main arrest passive | subject: Kim + Pak + Choe'],
  ],
  'relative clauses': [
    [
      'The agent who arrested the man was dismissed.',
      'relative arrest active | subject: The agent | object: the man',
      'main dismiss passive | subject: The agent',
    ],
    [
      'The man whom the agents arrested died.',
      'relative arrest active | subject: the agents | object: The man',
      'main die active | subject: The man',
    ],
    [
      'The phone he used was confiscated.',
      'relative use active | subject: he | object: The phone',
      'main confiscate passive | subject: The phone',
    ],
    [
      'The camp where he died is closed.',
      'relative die active | subject: he | in: The camp',
      'main close passive | subject: The camp',
    ],
    [
      'The officer to whom she paid the money released him.',
      'relative pay active | subject: she | object: the money | to: The officer',
      'main release active | subject: The officer | object: him',
    ],
    [
      'Agents who had waited near the house arrested her.',
      'relative wait active | subject: Agents | near: the house',
      'main arrest active | subject: Agents | object: her',
    ],
    [
      'The market in Hyesan that was raided is closed.',
      'relative raid passive | subject: The market',
      'main close passive | subject: The market',
    ],
  ],
  'infinitives, gerunds, causatives': [
    [
      'He tried to cross the river.',
      'main try active | subject: He | to-do: cross',
      'infinitive cross active | subject: He | object: the river',
    ],
    [
      'Officers forced the man to confess.',
      'main force active | subject: Officers | object: the man | to-do: confess',
      'infinitive confess active | subject: the man',
    ],
    [
      'The man was forced to confess.',
      'main force passive | subject: The man | to-do: confess',
      'infinitive confess active | subject: The man',
    ],
    [
      'He was told not to leave the village.',
      'main tell passive | subject: He | to-do: leave',
      'infinitive leave active | subject: He | object: the village',
    ],
    [
      'He was detained for taking remittances or for smuggling goods.',
      'main detain passive | subject: He | for: take | for: smuggle',
      'gerund take active | subject: He | object: remittances',
      'gerund smuggle active | subject: He | object: goods',
    ],
    [
      'Guards made her confess.',
      'main make active | subject: Guards | object: her | to-do: confess',
      'infinitive confess active | subject: her',
    ],
    [
      'The officers let the driver go.',
      'main let active | subject: The officers | object: the driver | to-do: go',
      'infinitive go active | subject: the driver',
    ],
    [
      'He had his phone calls tapped.',
      'main have active | subject: He | object: his phone calls | doing: tap',
      'reduced tap passive | subject: his phone calls',
    ],
  ],
  'clauses under others': [
    [
      'A source said that the man was executed.',
      'main say active | subject: A source | that: execute',
      'content execute passive | subject: the man',
    ],
    [
      'A source said the man was executed.',
      'main say active | subject: A source | that: execute',
      'content execute passive | subject: the man',
    ],
    [
      'After he fled, agents questioned his wife.',
      'subordinate flee active | subject: he',
      'main question active | subject: agents | object: his wife',
    ],
    [
      'Agents questioned his wife because he fled.',
      'main question active | subject: Agents | object: his wife',
      'subordinate flee active | subject: he',
    ],
    [
      'If he returns, he will be arrested.',
      'subordinate return active | subject: he',
      'main arrest passive | subject: he',
    ],
    [
      'They were arrested before they could flee.',
      'main arrest passive | subject: They',
      'subordinate flee active | subject: they',
    ],
  ],
  'what is set off': [
    ['SEOUL (Wire) — Agents arrested a man.', 'main arrest active | subject: Agents | object: a man'],
    ['The guard, a young man from Musan, was arrested.', 'main arrest passive | subject: The guard'],
    [
      '"They beat me," he said.',
      'main beat active | subject: They | object: me',
      'main say active | subject: he',
    ],
    ['According to a source, the man was released.', 'main release passive | subject: the man'],
    ['The man (a trader) was arrested.', 'main arrest passive | subject: The man'],
    ['The man was at least questioned.', 'main question passive | subject: The man'],
    ['He pleaded guilty.', 'main plead active | subject: He | predicate: guilty'],
    [
      'The court found him guilty.',
      'main find active | subject: The court | object: him | predicate: guilty',
    ],
  ],
};

describe('clauses', () => {
  for (const [subject, cases] of Object.entries(CASES))
    describe(subject, () => {
      for (const [sentence, ...expected] of cases)
        test(sentence, () => assert.deepEqual(lines(sentence), expected));
    });

  test('an apposition hangs on its noun', () => {
    const text = 'The guard, a young man from Musan, was arrested.';
    const { apposition } = parsed(text).clauses[0]!.subject!;
    assert.equal(written(text, apposition!), 'a young man');
    assert.deepEqual(
      apposition!.attached.map((entry) => [entry.word, written(text, entry.np)]),
      [['from', 'Musan']],
    );
  });

  test('whose: the owner is the noun before', () => {
    const text = 'The woman whose son was executed fled.';
    const { subject } = parsed(text).clauses[0]!;
    assert.equal(written(text, subject!), 'son');
    assert.equal(written(text, subject!.possessor!), 'The woman');
  });

  test('a shared subject is marked, an own one is not', () => {
    const [first, second] = parsed('Officers arrested the driver and took him away.').clauses;
    assert.equal(first!.sharedSubject, false);
    assert.equal(second!.sharedSubject, true);
    assert.equal(second!.before, first);
  });

  test('a subordinate clause knows its word and the clause it hangs on', () => {
    const [main, under] = parsed('Agents questioned his wife because he fled.').clauses;
    assert.equal(under!.parent, main);
    assert.deepEqual(under!.marker, { word: 'because', sort: 'reason' });
  });

  test('a clause spans what belongs to it', () => {
    const text = 'The man was arrested by agents in Hyesan.';
    assert.equal(written(text, parsed(text).clauses[0]!), 'The man was arrested by agents in Hyesan');
  });

  test('clauses of one sentence are numbered in a row', () => {
    const { clauses } = parsed('He was arrested. She was released and fled.');
    assert.equal(new Set(clauses.map(({ id }) => id)).size, 3);
    assert.deepEqual(
      clauses.map(({ sentence }) => sentence),
      [0, 1, 1],
    );
  });
});
