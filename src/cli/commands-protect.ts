/** Commands that look at what is to leave. */
import type { Command } from './command.ts';
import { colorOptions, fileOptions } from './file-options.ts';
import { assumeOptions } from './protect/options.ts';
import { vaultOptions } from './vault/options.ts';

export const protectCommands: readonly Command[] = [
  {
    name: ['protect'],
    summary: 'shows whom a planned text exposes, and what would help',
    usage: 'FILE...|CASE [OPTIONS]',
    about:
      'Takes the reports of one case, or a case of the vault (k-4f9z2m), and a text that is planned. Reads the text, finds what it discloses, and shows the paths from it to the person told of (how many people fit) and to who told it (which groups could have known all of it), over all texts and languages together, with the fewest changes that help. Groups and counts only. Without a text it looks at everything that a level lets out. What it does not find may exist all the same: it never calls a text harmless.',
    options: [
      {
        name: 'draft',
        value: 'FILE',
        each: true,
        help: 'a text that is planned, in any language; may be given more than once',
      },
      {
        name: 'release',
        value: 'FILE',
        each: true,
        help: 'a text that is out already, and in no register; may be given more than once',
      },
      {
        name: 'level',
        value: 'LEVEL',
        help: 'without a text: everything that vault, partner, un or public (the default) lets out',
      },
      ...assumeOptions,
      ...fileOptions,
      { name: 'json', help: 'prints everything that was found as JSON' },
      ...vaultOptions,
      ...colorOptions,
    ],
    examples: [
      { type: 'moksori protect report.txt --draft planned.txt', why: 'one report, one planned text' },
      {
        type: 'moksori protect report.txt --draft planned.ko.txt --release article.en.txt',
        why: 'a Korean version, beside the English one that is out',
      },
      {
        type: 'moksori protect k-4f9z2m --level un',
        why: 'everything of a case that the level of the UN lets out',
      },
    ],
    takes: { least: 1, what: 'a file or a case' },
    load: async () => (await import('./protect/command.ts')).protectCommand,
  },
];
