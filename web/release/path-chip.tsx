import { Chip } from '../parts/chip.tsx';
import { useShown } from './context.ts';

/** That something leads to somebody, with a mark beside the colour. */
export function PathChip() {
  const { words } = useShown();
  return (
    <Chip tone="warn">
      <span aria-hidden="true">▲</span> {words.path}
    </Chip>
  );
}

/** Which texts do it. */
export function Flags({ together, already }: { readonly together: boolean; readonly already: boolean }) {
  const { words } = useShown();
  return (
    <>
      {together && <p className="quiet">{words.together}</p>}
      {already && <p className="quiet">{words.already}</p>}
    </>
  );
}
