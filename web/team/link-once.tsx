import { Button } from '../parts/button.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { useSay } from '../parts/say.tsx';
import { useWords } from '../words.ts';
import en from './words.en.json';
import ko from './words.ko.json';

/** A one-time link, shown once: its hash is all that is kept of it. Only its button puts it away. */
export function LinkOnce({ link, onClose }: { readonly link: string; readonly onClose: () => void }) {
  const words = useWords({ en, ko });
  const say = useSay();
  const address = `${window.location.origin}/invitation#${link}`;
  const copy = () =>
    navigator.clipboard.writeText(address).then(
      () => say(words.copied),
      () => say(words.not_copied, 'problem'),
    );
  return (
    <Dialog
      title={words.link}
      onClose={() => {}}
      wide
      actions={
        <>
          <Button onClick={copy}>{words.copy}</Button>
          <Button look="main" onClick={onClose}>
            {words.handed}
          </Button>
        </>
      }
    >
      <p>{words.link_text}</p>
      <p className="link-once" translate="no">
        {address}
      </p>
    </Dialog>
  );
}
