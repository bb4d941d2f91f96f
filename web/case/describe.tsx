import { useDecide } from '../api/decide.ts';
import { useHalfTyped } from '../api/use-half-typed.ts';
import { Field } from '../parts/field.tsx';
import { FormDialog } from '../parts/form-dialog.tsx';
import { useSay } from '../parts/say.tsx';
import { useInfo } from './info.ts';
import { TextArea } from './text-area.tsx';

/** What the case is called here, and a note that stays in the vault. */
export function Describe({ onClose }: { readonly onClose: () => void }) {
  const { id, view, words } = useInfo();
  const decide = useDecide(id);
  const say = useSay();
  const [label, setLabel] = useHalfTyped(`label ${id}`, view.case.label ?? '');
  const [note, setNote] = useHalfTyped(`note ${id}`, view.case.note ?? '');
  const keep = () => {
    const decision = {
      what: 'describe',
      label: label.trim(),
      ...(note.trim() && { note: note.trim() }),
    } as const;
    decide.mutate(decision, {
      onSuccess: () => {
        say(words.describe.saved);
        onClose();
      },
    });
  };
  return (
    <FormDialog
      title={words.describe.heading}
      send={words.describe.save}
      disabled={decide.isPending}
      onSend={keep}
      onClose={onClose}
    >
      <Field
        label={words.describe.label}
        hint={words.describe.labelHint}
        maxLength={200}
        value={label}
        onChange={(event) => setLabel(event.target.value)}
      />
      <TextArea
        label={words.describe.note}
        hint={words.describe.noteHint}
        rows={4}
        most={4000}
        value={note}
        onChange={setNote}
      />
    </FormDialog>
  );
}
