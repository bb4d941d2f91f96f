import { useHalfTyped } from '../api/use-half-typed.ts';
import { TextArea } from '../case/text-area.tsx';
import { FormDialog } from '../parts/form-dialog.tsx';
import type { PairWords } from './pairs.tsx';
import type { Answer, useAnswer } from './use-pairs.ts';

interface Props extends Pick<Answer, 'pair' | 'same'> {
  readonly words: PairWords;
  readonly answer: ReturnType<typeof useAnswer>;
  readonly onClose: () => void;
}

/** Asks why, before two cases are joined or kept apart. */
export function Answering({ pair, same, words, answer, onClose }: Props) {
  const [reason, setReason] = useHalfTyped(`pair ${same} ${pair.a.case} ${pair.b.case}`, '');
  return (
    <FormDialog
      title={same ? words.ask_same : words.ask_different}
      send={same ? words.join : words.keep}
      disabled={answer.isPending || reason.trim() === ''}
      problem={answer.error}
      onSend={() => {
        if (reason.trim() === '' || answer.isPending) return;
        answer.mutate({ pair, same, reason: reason.trim() }, { onSuccess: onClose });
      }}
      onClose={onClose}
    >
      <p>{same ? words.effect_same : words.effect_different}</p>
      <TextArea
        label={words.reason}
        hint={words.reason_hint}
        rows={3}
        most={2000}
        required
        value={reason}
        onChange={setReason}
      />
    </FormDialog>
  );
}
