/**
 * What Uwazi makes of the head of a column before it looks for the property of that name. There are two rules, by the age of the
 * collection. The classic one leaves nothing of a head in Korean but underscores, so that two heads of one length are one.
 */

/** Letters and digits of ASCII stay, in lower case; everything else is an underscore. */
export function classicName(head: string): string {
  let name = '';
  for (const char of head.trim().toLowerCase().split(''))
    name += (char >= 'a' && char <= 'z') || (char >= '0' && char <= '9') ? char : '_';
  return name;
}

const NOT_IN_NAMES = new Set('#\\/*?"<>=|:.[]%');
const NOT_IN_FRONT = new Set('_-+$|');

/** Letters of every script stay; signs that a search engine cannot have in a name are underscores, and none stands in front. */
export function newerName(head: string): string {
  let name = '';
  for (const char of head.trim()) name += NOT_IN_NAMES.has(char) || /\s/.test(char) ? '_' : char;
  return (NOT_IN_FRONT.has(name[0] ?? '') ? name.slice(1) : name).toLowerCase();
}
