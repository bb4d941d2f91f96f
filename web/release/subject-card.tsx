import { fill } from '../fill.ts';
import { useShown } from './context.ts';
import { detailId, type Effect, type Subject } from './findings.ts';
import { Interval } from './interval.tsx';
import { Flags, PathChip } from './path-chip.tsx';
import { Row } from './row.tsx';
import { peopleText, percentText } from './scale.ts';
import { coarserOf, lessOf } from './suggestions.ts';
import { Try } from './try.tsx';

/** How many fit a person told of, what each detail does, and what telling it more coarsely buys. */
export function SubjectCard({ subject, asked }: { readonly subject: Subject; readonly asked: number }) {
  const { words, names } = useShown();
  const own = words.subject;
  const { person, fit, path, ways, together, already } = subject;
  const ends = ([least, most]: readonly [number, number]) => ({
    least: peopleText(least),
    most: peopleText(most),
  });
  const does = ({ type, share: [least, most], without }: Effect) => {
    const of =
      type === 'place'
        ? fill(own.people, ends([least, most]))
        : fill(own.share, { least: percentText(least), most: percentText(most) });
    return `${of} · ${fill(own.without, ends(without))}`;
  };
  return (
    <article className="release-found">
      <header>
        <h3>{names.person(person)}</h3>
        {path && <PathChip />}
      </header>
      <p>
        {fill(own.fits, ends(fit.people))}{' '}
        {path && <b>{fit.named ? own.named : fill(own.few, { n: peopleText(asked) })}</b>}
      </p>
      <Interval people={fit.people} asked={asked} />
      <Flags together={together} already={already} />
      <h4>{own.details}</h4>
      <ul>
        {fit.details.map((effect) => (
          <li key={detailId(person, effect)}>
            <Row id={detailId(person, effect)} kind="subject" path={path}>
              <span>
                {own.types[effect.type]} <b>{names.value(effect.type, effect.value)}</b>
              </span>
              <small className="num">{does(effect)}</small>
            </Row>
            <span className="release-less">
              <Try
                choices={lessOf(effect.type, effect.value, 'coarser')}
                label={fill(words.less.coarser_of, { what: names.value(effect.type, effect.value) })}
              >
                {words.less.coarser}
              </Try>
              <Try
                choices={lessOf(effect.type, effect.value, 'out')}
                label={fill(words.less.out_of, { what: names.value(effect.type, effect.value) })}
              >
                {words.less.out}
              </Try>
            </span>
          </li>
        ))}
      </ul>
      {path && (
        <>
          <p className="release-do">{ways.length === 0 ? own.no_way : own.coarser}</p>
          <ul className="release-ways">
            {ways.map((way) => {
              const { changes, people } = way;
              const steps = changes.map(({ type, value, to }) =>
                fill(own.change, { from: names.value(type, value), to: names.step(type, to) }),
              );
              const what = steps.reduce((a, b) => fill(own.and, { a, b }));
              return (
                <li key={what}>
                  {what} <small className="num">{fill(own.then, ends(people))}</small>
                  <Try choices={coarserOf(way)} label={fill(words.less.try_of, { what })}>
                    {words.less.try}
                  </Try>
                </li>
              );
            })}
          </ul>
        </>
      )}
    </article>
  );
}
