import assert from 'node:assert/strict';
import { test } from 'node:test';
import { told } from './told.fixture.ts';

const arrests = (text: string) => told(text).acts.filter((act) => act.startsWith('arrest'));

test('an opening told in full after it is one act', () => {
  const text =
    'A woman in Hyesan was arrested last month, sources said.\n\n' +
    'A source in Ryanggang Province said that a trader in her 40s was arrested at her home by security agents on May 3.\n\n' +
    'The woman was arrested because she had called her brother, the source said.';
  assert.equal(arrests(text).length, 1);
});

test('a group counted in parts is the group', () => {
  const text =
    'Nine people were tried in Hoeryong, sources said.\n\n' +
    'Four men and five women were tried in the square on May 3. The trial lasted an hour.';
  assert.deepEqual(told(text).acts, ['trial to nine people at Hoeryong City']);
  assert.equal(told(text).same, 2);
});

test('a family first, then the family in full', () => {
  const text =
    'A family was arrested near the border, sources said.\n\n' +
    '"A family of four from Musan was arrested by soldiers on May 3," a source in the province said.';
  assert.equal(arrests(text).length, 1);
});

test('what happened again is another act', () => {
  const text =
    'A man was arrested in Musan, sources said.\n\nThe man was released in June. He was arrested again in July.';
  assert.equal(arrests(text).length, 2);
});

test('several victims with their own acts stay apart', () => {
  const dated =
    'On May 3 a nurse was arrested in Musan. On May 9 a driver was arrested in Hyesan. The nurse was released.';
  assert.equal(arrests(dated).length, 2);
  const sentences = told('A miner was sentenced to five years. A cook was sentenced to two years.');
  assert.deepEqual(sentences.acts, ['sentence to miner', 'sentence to cook']);
});

test('two dates of one sort that differ are two acts', () => {
  assert.equal(arrests('Kim was arrested on May 3. Kim was arrested on June 9.').length, 2);
  assert.equal(arrests('Kim was arrested in May. Kim was arrested on May 9.').length, 1);
});

test('one arrest told by the title, the lead and two sources is one act of one person', () => {
  const text =
    'A man was arrested in Hyesan last month for calling abroad, sources said.\n\n' +
    '"In mid-May, a money broker in his 50s was arrested by security agents at his home," a source in Ryanggang Province said.\n\n' +
    'The broker had made calls to China for years, the source said.\n\n' +
    '"Agents caught the smuggler in the act, and he was arrested on the spot," another source said.';
  assert.deepEqual(told(text).acts, ['arrest to money broker at Hyesan City']);
  const titled =
    'North Korean trader executed for selling films\n\n' +
    'A North Korean man has been executed for distributing South Korean films, a source said on Tuesday.\n\n' +
    'A source in North Hamgyong Province said that a factory worker surnamed Paek was shot in public in Chongjin on May 3.\n\n' +
    '"The worker was executed in front of a crowd," the source said.';
  assert.equal(told(titled).acts.filter((act) => act.startsWith('execution')).length, 1);
});

test('a report of several cases keeps them apart', () => {
  const arrested =
    'Arrests are rising in the province, sources said.\n\n' +
    'A man in his 50s was arrested in Hyesan on May 3 for calling China.\n\n' +
    'A woman was arrested in Musan on May 9 after agents found a phone.\n\n' +
    'A student was arrested in Hoeryong in June for watching films.';
  assert.deepEqual(arrests(arrested), [
    'arrest to man at Hyesan City',
    'arrest to woman at Musan County',
    'arrest to student at Hoeryong City',
  ]);
  const executed =
    'Two public executions held in one month\n\n' +
    'A man was executed in Chongjin in May for selling films, a source said.\n\n' +
    'A woman was executed in Hyesan in June for selling drugs.\n\n' +
    'A soldier was executed in Hyesan in July for desertion.';
  assert.equal(told(executed).acts.filter((act) => act.startsWith('execution to')).length, 3);
  const trials =
    'A nurse was sentenced to two years, a court said.\n\n' +
    'The nurse was sentenced in Hamhung. A cook was sentenced to five years.\n\n' +
    'A teacher was sentenced to one year.';
  assert.equal(told(trials).acts.filter((act) => act.startsWith('sentence')).length, 3);
});

test('a text cut by line ends has an opening too', () => {
  const text =
    'A woman was arrested near the border, sources said.\n' +
    '"A woman was arrested in Pochon as she handed over papers," a source in the province said.\n' +
    'The woman was arrested by guards.';
  assert.equal(arrests(text).length, 1);
});

test('a single official told of in other words is one person', () => {
  const text =
    'A senior North Korean official was executed in May, according to several sources.\n\n' +
    '"The vice director of a trading company was executed by firing squad," a source in Pyongyang said on June 3.\n\n' +
    '"The official\'s execution shocked his colleagues," the source said.';
  assert.equal(told(text).acts.filter((act) => act.startsWith('execution')).length, 1);
});

test('what the body tells of somebody else, once it has spoken of the first, is another act', () => {
  const text =
    'A trader was arrested in Hyesan in May, sources said.\n\nThe trader was sent to a labour camp.\n\n' +
    'Last year a teacher was arrested for the same reason, a source said.';
  assert.equal(arrests(text).length, 2);
});

test('one facility under a shorter name is one act', () => {
  const text =
    'A man from Musan was arrested in May. He was sent to a political prison camp, the source said. ' +
    'The man was sent to a political prison late last month.';
  assert.equal(told(text).acts.filter((act) => act.startsWith('imprisonment')).length, 1);
});

test('one of a group, told again by another word in the same place', () => {
  const text =
    'Two soldiers fled their unit, sources said.\n\nThe soldiers took a rifle with them.\n\n' +
    'One of the soldiers was arrested in a small village, a source said.\n\n' +
    'A soldier with a gun was arrested in a village near Hyesan, another source said.';
  assert.equal(arrests(text).length, 1);
});
