/** The command that drafts submissions to the United Nations. */
import type { Command } from './command.ts';
import { colorOptions, fileOptions } from './file-options.ts';
import { actorOption, jsonOption, reasonOption, vaultOptions } from './vault/options.ts';

export const unCommands: readonly Command[] = [
  {
    name: ['draft'],
    summary: 'drafts a submission to the United Nations, and says what it still needs',
    usage: 'FILE...|CASE --form FORM [OPTIONS]',
    about:
      'Takes the reports of one case, or a case of the vault (k-4f9z2m), and fills a form of the United Nations from it: the Working Group on Enforced or Involuntary Disappearances (wgeid), the Working Group on Arbitrary Detention (wgad), or the special procedures in general (special-procedures). Prints how ready it is: each field with what answers it, how sure that is, what contradicts it, what is missing, and whom asking for it would endanger. With --out it writes the draft, every value with its words in a footnote. It sends nothing, and what leaves goes through moksori release.',
    options: [
      { name: 'form', value: 'FORM', help: 'wgeid, wgad, special-procedures, or another of the pack' },
      {
        name: 'person',
        value: 'ID',
        help: 'whom it is about, by the id of a party in the JSON (p2); otherwise the one to whom most was done',
      },
      {
        name: 'out',
        value: 'FILE',
        help: 'writes the draft: FILE.docx, FILE.pdf or FILE.html; a file that is there is not replaced',
      },
      { name: 'names', help: 'of a case of the vault: puts sealed names in, here and into the file' },
      ...fileOptions,
      jsonOption,
      reasonOption,
      ...vaultOptions,
      actorOption,
      ...colorOptions,
    ],
    examples: [
      { type: 'moksori draft report.txt --form wgad', why: 'how ready a report is for the form' },
      {
        type: 'moksori draft k-4f9z2m --form wgeid --out draft.docx',
        why: 'the draft of a case of the vault, without names',
      },
    ],
    takes: { least: 1, what: 'a file or a case' },
    load: async () => (await import('./release/un/command.ts')).draftCommand,
  },
];
