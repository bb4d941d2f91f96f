import { useId, useState } from 'react';
import type { Register, Release } from '../../src/server/release/shapes.ts';
import { useSession } from '../api/queries.ts';
import { useInfo } from '../case/info.ts';
import { fill } from '../fill.ts';
import { Button } from '../parts/button.tsx';
import { useSay } from '../parts/say.tsx';
import { Ask } from './ask.tsx';
import { Make } from './make.tsx';
import { useWrite } from './use-register.ts';
import { useReleaseWords } from './words-of.ts';

type Asking = 'approve' | 'refuse' | 'withdraw' | 'make';

interface Props {
  readonly release: Release;
  readonly register: Register;
}

/** What whoever looks may do about a release: the second person answers, it leaves, it is called back. */
export function Answers({ release, register }: Props) {
  const { id } = useInfo();
  const words = useReleaseWords().register;
  const say = useSay();
  const session = useSession().data;
  const [asking, setAsking] = useState<Asking | null>(null);
  const done = () => {
    setAsking(null);
    say(words.done);
  };
  const at = `releases/${release.seq}`;
  const approve = useWrite<{ as?: string }>(id, `${at}/approve`, done);
  const refuse = useWrite<{ reason: string }>(id, `${at}/refuse`, done);
  const withdraw = useWrite<{ reason: string }>(id, `${at}/withdraw`, done);
  const { state, mine, drafter, actor, missing } = release;
  const me = session?.person?.id;
  const may = (right: string) => session?.rights.includes(right) ?? false;
  const own = me === actor || me === drafter?.id;
  const others = register.people.filter((one) => one.id !== actor && one.id !== drafter?.id);
  const alone = session?.mode === 'one';
  const close = () => setAsking(null);
  return (
    <p className="release-answers">
      {state === 'waiting' && mine && missing.length === 0 && (
        <Button look="main" onClick={() => setAsking('approve')}>
          {words.approve}
        </Button>
      )}
      {state === 'waiting' && (own || may('actions.approve')) && (
        <Button onClick={() => setAsking('refuse')}>{own ? words.take_back : words.refuse}</Button>
      )}
      {(state === 'approved' || state === 'left') && may('releases.make') && missing.length === 0 && (
        <Button {...(state === 'approved' && { look: 'main' })} onClick={() => setAsking('make')}>
          {words.make}
        </Button>
      )}
      {state === 'left' && may('releases.make') && (
        <Button look="danger" onClick={() => setAsking('withdraw')}>
          {words.withdraw}
        </Button>
      )}
      {asking === 'approve' && (
        <Approve
          to={release.to}
          others={alone ? others : null}
          pending={approve.isPending}
          onClose={close}
          onDone={(as) => approve.mutate(as === null ? {} : { as })}
        />
      )}
      {asking === 'refuse' && (
        <Ask
          title={own ? words.take_back : words.refuse}
          lead={words.refuse_lead}
          about={`refuse ${release.seq}`}
          pending={refuse.isPending}
          onClose={close}
          onDone={(reason) => refuse.mutate({ reason })}
        />
      )}
      {asking === 'withdraw' && (
        <Ask
          title={words.withdraw}
          lead={words.withdraw_lead}
          about={`withdraw ${release.seq}`}
          pending={withdraw.isPending}
          onClose={close}
          onDone={(reason) => withdraw.mutate({ reason })}
        />
      )}
      {asking === 'make' && <Make id={id} release={release} onClose={close} />}
    </p>
  );
}

interface ApproveProps {
  readonly to: string;
  /** At one machine: who may have come to it. Null: whoever is signed in answers. */
  readonly others: readonly { readonly id: string; readonly name: string }[] | null;
  readonly pending: boolean;
  readonly onClose: () => void;
  readonly onDone: (as: string | null) => void;
}

function Approve({ to, others, pending, onClose, onDone }: ApproveProps) {
  const words = useReleaseWords().register;
  const field = useId();
  const [as, setAs] = useState('');
  return (
    <Ask
      title={words.approve}
      lead={fill(words.approve_lead, { to })}
      pending={pending}
      ready={others === null || as !== ''}
      onClose={onClose}
      onDone={() => onDone(others === null ? null : as)}
    >
      {others !== null && (
        <div className="release-choose">
          <label htmlFor={field}>{words.who}</label>
          <select id={field} required value={as} onChange={({ target }) => setAs(target.value)}>
            <option value="">—</option>
            {others.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
          <small>{words.who_lead}</small>
        </div>
      )}
    </Ask>
  );
}
