import { Desk } from './desk.tsx';
import { InCase } from './in-case.tsx';

/** A release of one case: whom would it expose? */
export default function Release() {
  return (
    <InCase>
      <Desk />
    </InCase>
  );
}
