/** `moksori release`: one command, and what was typed with it says which step. */
import type { Args, Io } from '../command.ts';
import { each, onlyOne, WrongUsage } from '../options.ts';

const STEPS = ['level', 'show', 'approve', 'refuse', 'make', 'withdraw', 'withdrawn'] as const;

export async function releaseCommand(args: Args, io: Io): Promise<void> {
  const step = onlyOne(args, STEPS);
  if ((step === 'make') !== (args.files.length === 2))
    throw new WrongUsage(
      step === 'make' ? 'there is no folder to write it into' : 'a folder is only for --make',
      'for example: moksori release k-4f9z2m out --make 31',
    );
  switch (step) {
    case 'level':
      return (await import('./propose.ts')).proposeRelease(args, io);
    case 'approve':
    case 'refuse':
    case 'make':
    case 'withdraw':
      return (await import('./answer.ts')).answerRelease(args, io, step);
    case 'show':
      return (await import('./show.ts')).showRelease(args, io);
    case 'withdrawn':
      return (await import('./register.ts')).carriersOf(args, io);
    default:
      if (each(args, 'text').length > 0 || args.options.bundle === true)
        throw new WrongUsage('for whom is it?', '--level partner, un or public');
      return (await import('./register.ts')).listReleases(args, io);
  }
}
