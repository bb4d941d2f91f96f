import type { OptionSpec } from '../command.ts';

/** What can be set for one check instead of what the pack assumes. */
export const assumeOptions: readonly OptionSpec[] = [
  { name: 'on', value: 'EDTF', help: 'the planned day, to see how soon after the last act it is' },
  { name: 'people', value: 'NUMBER', help: 'so few people fitting count as a path (the pack says 20)' },
  { name: 'groups', value: 'NUMBER', help: 'so many groups must be left (the pack says 2)' },
  {
    name: 'population',
    value: 'PLACE=NUMBER',
    each: true,
    help: 'people of a place instead of those of the pack: KP0111=60000, or a range KP0111=50000-70000',
  },
  {
    name: 'assume',
    value: 'NAME=VALUE',
    each: true,
    help: 'another assumption: age.70s=0.03-0.08, occupation.nurse=0.001-0.01, change=0.9-1.1, audience.arrest=family,neighbours',
  },
];
