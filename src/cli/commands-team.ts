/** Commands of a vault that several people and machines work with. */
import type { Command } from './command.ts';
import { actorOption, jsonOption, languageOption, packOption, vaultOptions } from './vault/options.ts';

export const teamCommands: readonly Command[] = [
  {
    name: ['person', 'add'],
    summary: 'adds a person who works with the vault',
    usage: 'NAME [OPTIONS]',
    about:
      'The name is sealed; every act of this person says the id that is printed (--as ID). In a vault of a team each member has a folder instead: moksori init --join.',
    options: [...vaultOptions, actorOption, jsonOption],
    examples: [{ type: 'moksori person add Narae', why: 'prints the id' }],
    takes: { least: 1, most: 1, what: 'a name' },
    load: async () => (await import('./team/person.ts')).personAdd,
  },
  {
    name: ['person', 'list'],
    summary: 'lists the people who work with the vault',
    usage: '[OPTIONS]',
    about: 'Their ids, since when, and their names.',
    options: [...vaultOptions, jsonOption],
    examples: [{ type: 'moksori person list', why: 'who a-4f9z2m is' }],
    takes: { least: 0, most: 0, what: 'options' },
    load: async () => (await import('./team/person.ts')).personList,
  },
  {
    name: ['work'],
    summary: "reads the files that wait in a team's vault",
    usage: '[OPTIONS]',
    about:
      'Takes what moksori add --later left, one file after the other, and keeps what it reads. Any number of processes and machines may do so at once: each file is kept once. Ctrl-C ends it after the file in hand, twice at once. A file that cannot be read is named and stays in the vault; one whose reader dies is taken by another.',
    options: [
      { name: 'once', help: 'ends when nothing waits and nothing is in hand anywhere' },
      {
        name: 'workers',
        value: 'NUMBER',
        help: 'files in hand at once (1); all of them share one core, so start a process for each core instead',
      },
      ...vaultOptions,
      languageOption,
      packOption,
      jsonOption,
    ],
    examples: [
      { type: 'moksori work', why: 'until Ctrl-C' },
      { type: 'moksori work --once', why: 'until everything is read' },
    ],
    takes: { least: 0, most: 0, what: 'options' },
    load: async () => (await import('./team/work.ts')).workCommand,
  },
  {
    name: ['jobs'],
    summary: "shows how far the reading of a team's files is, and what was not read",
    usage: '[OPTIONS]',
    about:
      'How many wait, are in hand, were read; each file that was not taken in or was set aside, with the reason. These files stay sealed in the vault.',
    options: [...vaultOptions, jsonOption],
    examples: [{ type: 'moksori jobs', why: 'what waits, what failed and why' }],
    takes: { least: 0, most: 0, what: 'options' },
    load: async () => (await import('./team/jobs.ts')).jobsCommand,
  },
];
