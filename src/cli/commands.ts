import type { Command } from './command.ts';
import { fileOptions } from './file-options.ts';

/** Every command there is. A command that does not exist yet is not named here, nor anywhere else. */
export const commands: readonly Command[] = [
  {
    name: ['read'],
    summary: 'reads reports into one draft case',
    usage: 'FILE... [OPTIONS]',
    about:
      'Takes in reports (- is standard input) and drafts one case: who did what to whom, where, when, on whose word, with the words that each value rests on. Stores nothing, sends nothing.',
    options: [
      ...fileOptions,
      { name: 'json', help: 'prints the case as JSON, format 1 (schema/read.schema.json)' },
      { name: 'quotes', help: 'shows every quote in full, not only the first of each act' },
      { name: 'color', help: 'colours also what does not go to a terminal, for a pager' },
      { name: 'no-color', help: 'never colours' },
    ],
    examples: [
      { type: 'moksori read report.txt', why: 'prints the case sheet' },
      {
        type: 'moksori read first.html second.txt --published 2020-07',
        why: 'two reports, one case, both published in July 2020',
      },
      {
        type: 'moksori read report.txt --language ko',
        why: 'the case sheet in Korean, whatever the language of the report',
      },
      { type: 'moksori read - --json < report.txt > case.json', why: 'from standard input, as data' },
    ],
    takes: { least: 1, what: 'a file' },
    load: async () => (await import('./read.ts')).readCommand,
  },
  {
    name: ['pack', 'check'],
    summary: 'finds every fault of a pack, with file and line',
    usage: 'PACK',
    about:
      'A pack is what is known about one country: offices, facilities, places, kinds of act, law, and how they are said. PACK is the name of one that comes with Moksori, or a folder. Faults are printed one to a line; the exit code is then 1.',
    options: [],
    examples: [
      { type: 'moksori pack check prk', why: 'checks a pack that comes with Moksori' },
      { type: 'moksori pack check packs/mine', why: 'checks your own, in the folder packs/mine' },
    ],
    takes: { least: 1, most: 1, what: 'a pack' },
    load: async () => (await import('./pack-check.ts')).packCheck,
  },
  {
    name: ['pack', 'dump'],
    summary: 'prints a pack as the program understands it, as JSON',
    usage: 'PACK',
    about:
      'The pack with everything it builds on, checked and resolved: for other tools, and to see what a change of a file changes.',
    options: [],
    examples: [{ type: 'moksori pack dump generic', why: 'prints the pack on standard output' }],
    takes: { least: 1, most: 1, what: 'a pack' },
    load: async () => (await import('./pack-dump.ts')).packDump,
  },
];
