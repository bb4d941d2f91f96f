/** A long invented report: as many sentences as it takes for so many claims. */
const PEOPLE = ['trader', 'driver', 'teacher', 'miner', 'welder', 'nurse', 'farmer', 'student'];
const PLACES = ['Hyesan', 'Musan', 'Hoeryong', 'Sinuiju', 'Manpo', 'Wonsan', 'Hamhung', 'Tanchon', 'Kanggye'];
const DEEDS = [
  (who: string, where: string) => `A ${who} in their 40s was arrested in ${where} in March 2020.`,
  (who: string, where: string) => `State security agents interrogated a ${who} in ${where}.`,
  (who: string, where: string) => `Guards beat the ${who} in the detention centre of ${where}.`,
  (who: string, where: string) =>
    `Agents confiscated 12,300 yuan from the ${who}, and the family was banished to ${where}.`,
];

/** @param claims at least so many */
export function many(claims: number): string {
  const sentences: string[] = [];
  for (let i = 0; sentences.length * 2 < claims * 1.1; i++)
    sentences.push(DEEDS[i % DEEDS.length]!(PEOPLE[i % PEOPLE.length]!, PLACES[(i * 5) % PLACES.length]!));
  return sentences.join('\n\n');
}
