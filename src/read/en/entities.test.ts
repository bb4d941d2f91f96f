import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { told } from './told.fixture.ts';

/** Text → acts as they must be told. */
const CASES: Readonly<Record<string, readonly (readonly [string, readonly string[]])[]>> = {
  'pronouns and words for the same person': [
    [
      'A trader from Hyesan was arrested in May. He was beaten by the agents who held him.',
      [
        'arrest to trader from Hyesan',
        'torture by agents to trader from Hyesan',
        'detention by agents to trader from Hyesan',
      ],
    ],
    [
      'A teacher in her 40s was arrested. A neighbour informed on her because she had listened to a foreign broadcast.',
      ['arrest to teacher', 'informing by neighbour to teacher', 'media by teacher'],
    ],
    [
      'A glassblower in her mid-40s was arrested. Police searched her house. The house in her street burned down.',
      ['arrest to glassblower', 'search by police to glassblower at her house'],
    ],
    [
      'A woman was arrested. A guard beat her, and her husband was questioned.',
      ['arrest to woman', 'torture by guard to woman', 'interrogation to her husband'],
    ],
    [
      'A woman was arrested in Musan. Her husband was questioned by the police. She was released after a week.',
      ['arrest to woman at Musan County', 'interrogation by police to her husband', 'release to woman'],
    ],
    [
      'The minister Kim Il-nam opened the dam. A student was arrested near it. The student was beaten. The man was released.',
      ['arrest to student', 'torture to student', 'release to student'],
    ],
    [
      'A farmer was arrested. "He was beaten for days," a resident of Musan said. The resident said that he was released.',
      ['arrest to farmer', 'torture to farmer', 'release to farmer'],
    ],
  ],
  names: [
    [
      'A man named Kim was arrested in March. A second man was detained in April. Kim was released in May.',
      ['arrest to Kim', 'arrest to second man', 'release to Kim'],
    ],
    [
      'A broker, identified by her family name of Han, was arrested. Han was questioned for a month.',
      ['arrest to broker', 'interrogation to broker'],
    ],
    [
      'Driver Pak Chol-su was arrested. Pak was beaten. His wife was questioned.',
      ['arrest to Driver Pak Chol-su', 'torture to Driver Pak Chol-su', 'interrogation to his wife'],
    ],
    ['Kim Chol-su, 45, was arrested. He was beaten.', ['arrest to Kim Chol-su', 'torture to Kim Chol-su']],
  ],
  'those who speak and those who are spoken of': [
    [
      'A student was arrested in May. "They beat me every day," he said.',
      ['arrest to student', 'torture by they to student'],
    ],
    [
      'The workers, a cook and a driver, were arrested. The cook was released.',
      ['arrest to workers + cook + driver', 'release to cook'],
    ],
  ],
  'words that come before whom they mean': [
    [
      'Agents arrested two defectors in May. While they interrogated them, the agents beat the defectors.',
      [
        'arrest by agents to two defectors',
        'interrogation by agents to two defectors',
        'torture by agents to two defectors',
      ],
    ],
    ['After he was arrested, the man was beaten by agents.', ['arrest to man', 'torture by agents to man']],
  ],
  'phrases that are no party': [
    [
      'Amon was arrested in May. The Sonbong Cooperative was searched. He was beaten.',
      ['arrest to Amon', 'search to Sonbong Cooperative', 'torture to Amon'],
    ],
    [
      'A source told Daily NK on May 3 that the woman died in a cell. The woman had tried to defect to China in March.',
      ['death to woman at cell', 'escape by woman at China'],
    ],
    [
      'A woman was arrested in May. Unable to walk, she died in the cell. Exhausted, the woman had confessed.',
      ['arrest to woman', 'death to woman at cell', 'confession by woman'],
    ],
    [
      'Her older sister in London, who escaped in 1997, was arrested in May.',
      ['escape by her older sister', 'arrest to her older sister'],
    ],
  ],
  'groups, their members and their sum': [
    [
      'A brother and sister were arrested in May. The siblings were beaten. Both defectors were sent to a labour camp.',
      [
        'arrest to brother + sister',
        'torture to brother + sister',
        'imprisonment to brother + sister at labour camp',
      ],
    ],
    [
      'Tenor was arrested in May. Several other monks were questioned. Tenor got three years, while Rigo was sentenced to two. Both monks were beaten. They were released.',
      [
        'arrest to Tenor',
        'interrogation to several other monks',
        'sentence to Tenor',
        'sentence to Rigo',
        'torture to Tenor + Rigo',
        'release to Tenor + Rigo',
      ],
    ],
    [
      'Two soldiers were detained on Monday. Of the two, one was released on Thursday.',
      ['arrest to two soldiers', 'release to one'],
    ],
    [
      'A family of three was arrested in Hyesan. The family members were beaten.',
      ['arrest to family of three at Hyesan City', 'torture to family of three'],
    ],
    [
      'Three men were arrested in Musan. Two of them were beaten. The others were released. The three were tried in June.',
      [
        'arrest to three men at Musan County',
        'torture to two of them',
        'release to others',
        'trial to three men',
      ],
    ],
    [
      'A man and his sister were arrested near the river. Both were beaten. They were released in July.',
      ['arrest to man + his sister at river', 'torture to man + his sister', 'release to man + his sister'],
    ],
    [
      'Police arrested a couple in May. The couple were questioned. They were released.',
      ['arrest by police to couple', 'interrogation to couple', 'release to couple'],
    ],
    [
      'Four men were tried in the square. The four were sentenced to ten years. One of the men was released in June.',
      ['trial to four men at square', 'sentence to four men', 'release to one of the men'],
    ],
    [
      'A trader was arrested. Another trader was arrested. The traders were released.',
      ['arrest to trader', 'arrest to another trader', 'release to trader + another trader'],
    ],
    [
      'Nine people were arrested in Hoeryong. The nine were beaten. Dozens of residents were questioned.',
      [
        'arrest to nine people at Hoeryong City',
        'torture to nine people',
        'interrogation to dozens of residents',
      ],
    ],
  ],
};

for (const [subject, cases] of Object.entries(CASES))
  describe(subject, () => {
    for (const [text, acts] of cases) test(text, () => assert.deepEqual(told(text).acts, acts));
  });

describe('offices', () => {
  test('an abbreviation takes the office that the report writes out', () => {
    const state = told(
      'Agents of the Ministry of State Security (MSS) arrested a teacher. The MSS searched her home.',
    );
    assert.ok(state.acts.includes('search by Ministry of State Security to teacher at her home'));
    const social = told(
      'The Ministry of Social Security (MSS) arrested a teacher. The MSS searched her home.',
    );
    assert.ok(social.acts.includes('search by Ministry of Social Security to teacher at her home'));
  });

  test('a text of many persons is read in bounded time', () => {
    const started = performance.now();
    told('A man was arrested in May. He was beaten. The others saw him. '.repeat(1500));
    assert.ok(performance.now() - started < 20_000);
  });
});
