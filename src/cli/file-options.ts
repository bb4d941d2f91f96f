import type { OptionSpec } from './command.ts';

/** Options that all commands take that read reports. */
export const fileOptions: readonly OptionSpec[] = [
  {
    name: 'published',
    value: 'EDTF',
    each: true,
    help: 'when the reports were published: 2020-07-02, 2020-07, 2020; without it the dates are bounded by the words alone. Once for all files, or once for each in their order ("" for unknown)',
  },
  {
    name: 'publisher',
    value: 'NAME',
    each: true,
    help: 'who published them; once for all files, or once for each in their order',
  },
  {
    name: 'language',
    value: 'CODE',
    help: 'the language of what is printed: en (the default) or ko',
  },
  {
    name: 'report-language',
    value: 'CODE',
    help: 'the language of the reports, when it is not recognised by itself',
  },
  {
    name: 'pack',
    value: 'PACK',
    help: 'what is known of the country: prk (the default), generic, or a folder',
  },
];

/** Options of all commands whose result has colours. */
export const colorOptions: readonly OptionSpec[] = [
  { name: 'color', help: 'colours also what does not go to a terminal, for a pager' },
  { name: 'no-color', help: 'never colours' },
];
