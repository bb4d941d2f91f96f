/** The second person's answer, the leaving itself, and calling back. */
import { NoRelease } from '../../release/gate/entries.ts';
import { type TextFormat, textFormats } from '../../release/gate/files.ts';
import type { Args, Io } from '../command.ts';
import { telling, withFile } from '../custody/disk.ts';
import { languageOf } from '../from-files.ts';
import { each, quoted, WrongUsage } from '../options.ts';
import { packFor } from '../pack.ts';
import { stateIn } from '../vault/case.ts';
import { reasonOf } from '../vault/keys.ts';
import { actorOf, withVault } from '../vault/open.ts';
import { fill, wordsOf } from '../words.ts';
import { append, gated, numberOf, today } from './given.ts';

export async function answerRelease(
  args: Args,
  io: Io,
  step: 'approve' | 'refuse' | 'make' | 'withdraw',
): Promise<void> {
  const [id, folder = ''] = args.files as [string, string | undefined];
  const { options } = args;
  const words = wordsOf(languageOf(options.language)).gate;
  const of = numberOf(options[step], step);
  const formats = each(args, 'format').map(formatOf);
  if (formats.length > 0 && step !== 'make')
    throw new WrongUsage('--format is for --make', 'it says what the text leaves as');
  const reason = step === 'refuse' || step === 'withdraw' ? reasonOf(args) : '';
  const pack = packFor(typeof options.pack === 'string' ? options.pack : 'prk');
  await withVault(args, io, async (home) => {
    const state = await stateIn(home.vault, id);
    const actor = await actorOf(args, home);
    const { approve, callBack, refuse, releaseIn } = await import('../../release/gate/entries.ts');
    const told = (more: object, said: string): void =>
      io.out(options.json === true ? `${JSON.stringify({ release: of, ...more }, null, 2)}\n` : `${said}\n`);
    // Of two that answer at one moment the first counts, and the other one's answer is not written.
    const answered = async (
      entry: ReturnType<typeof approve> | ReturnType<typeof refuse>,
    ): Promise<number> => {
      const seq = await append(home, [entry], `release.${of}`);
      const now = releaseIn(await stateIn(home.vault, id), of);
      if (now.answer?.actor !== actor || now.answer.yes !== (step === 'approve'))
        throw new NoRelease('answered', of);
      return seq;
    };
    await gated(id, io, async () => {
      if (step === 'approve') {
        const { aroundOf } = await import('../../release/gate/around.ts');
        const asked = { pack, day: today(), but: of };
        const around = await aroundOf(home.vault, state, releaseIn(state, of).body, asked);
        const entry = await answered(approve(state, of, actor, around));
        told({ entry, approved: true }, fill(words.approved, { seq: of, case: id }));
      } else if (step === 'refuse') {
        const entry = await answered(refuse(state, of, { actor, reason }));
        told({ entry, approved: false }, fill(words.refused, { seq: of }));
      } else if (step === 'withdraw') {
        const entry = await append(home, [callBack(state, of, { actor, reason })]);
        told({ entry }, fill(words.calledBack, { seq: of }));
      } else {
        const { leave } = await import('../../release/gate/leave.ts');
        const asked = formats.length > 0 ? { formats } : {};
        const how = { pack, actor, day: today(), progress: telling(io), ...asked };
        const files = await withFile(folder, () => leave(home, state, of, folder, how));
        const lines = files.map(({ name, bytes, sha256 }) => `  ${sha256}  ${name} (${bytes})`);
        told({ files }, [fill(words.left, { seq: of }), ...lines].join('\n'));
      }
    });
  });
}

function formatOf(typed: string): TextFormat {
  const format = textFormats.find((one) => one === typed);
  if (format !== undefined) return format;
  throw new WrongUsage(
    `--format ${quoted(typed)} is none that a text leaves as`,
    `write ${textFormats.join(', ')}`,
  );
}
