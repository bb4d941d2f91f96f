import type { Command } from './command.ts';

/** Every command there is. A command that does not exist yet is not named here, nor anywhere else. */
export const commands: readonly Command[] = [
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
