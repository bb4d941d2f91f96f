import './ask.css';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { useHalfTyped } from '../api/use-half-typed.ts';
import { useLanguage } from '../choices.ts';
import { Button } from '../parts/button.tsx';
import { useWords } from '../words.ts';
import { Combo } from './combo.tsx';
import { nameOf } from './correct.tsx';
import { readDate } from './dates.ts';
import { shapeOf, suggestionsFor, typed, type Value } from './fields.ts';
import type { Model } from './model.ts';
import { ROLES } from './says.ts';
import en from './words.en.json';
import ko from './words.ko.json';

/** Words of a report that a person chose. */
export interface Chosen {
  readonly report: string;
  readonly start: number;
  readonly end: number;
  readonly quote: string;
}

interface Props {
  readonly model: Model;
  readonly words: Chosen;
  /** Words that were selected while this is open: they fill the field in which one is. */
  readonly picked: Chosen | undefined;
  readonly busy: boolean;
  readonly onAdd: (act: string, fields: Readonly<Record<string, string>>) => void;
  readonly onLeave: () => void;
}

const SHOWN = [...ROLES, 'stance'] as const;
type Filled = Readonly<Record<string, readonly Value[]>>;
const NOTHING: readonly Value[] = [];
const UNFILLED: Filled = {};

/** Says what chosen words mean: a kind of act, then who, where and when, by typing or by selecting more words. */
export function Add({ model, words: chosen, picked, busy, onAdd, onLeave }: Props) {
  const words = useWords({ en, ko });
  const language = useLanguage();
  const form = useRef<HTMLFormElement>(null);
  const about = `added at ${chosen.report} ${chosen.start}`;
  const [kind, setKind] = useHalfTyped<readonly Value[]>(about, NOTHING);
  const [filled, setFilled] = useHalfTyped<Filled>(`fields ${about}`, UNFILLED);
  const [field, setField] = useState<string>();
  const [unfit, setUnfit] = useState(false);
  const choices = { drafted: model.view.drafted, pack: model.pack, names: model.names, language };
  const fillIn = useRef<(picked: Chosen) => void>(() => {});
  fillIn.current = ({ quote }) => {
    if (field === undefined) return;
    const shape = shapeOf(field);
    const list = suggestionsFor(field, chosen.report, undefined, choices);
    const named = list.find(({ label, note }) => [label, note].some((name) => same(name, quote)));
    const inside = named ?? list.find(({ label }) => same(label, quote, true));
    const value =
      inside ??
      (field === 'when' ? readDate(quote) : shape.free ? { value: quote, label: quote } : undefined);
    setUnfit(value === undefined);
    if (value === undefined) return;
    setFilled((all) => ({ ...all, [field]: shape.many ? [...(all[field] ?? []), value] : [value] }));
    form.current?.querySelector<HTMLInputElement>(`[data-field="${field}"] input`)?.focus();
  };
  useEffect(() => {
    if (picked) fillIn.current(picked);
  }, [picked]);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    const [act] = kind;
    if (!act || busy) return;
    const fields = Object.entries(filled).filter(([, values]) => values.length > 0);
    onAdd(act.value, Object.fromEntries(fields.map(([name, values]) => [name, typed(values)])));
  };
  const next = (from: number) => {
    const inputs = [...(form.current?.querySelectorAll<HTMLElement>('input, .keys button') ?? [])];
    inputs[from + 1]?.focus();
  };
  return (
    <form
      ref={form}
      className="note open adding ask stage-none"
      aria-label={words.add.title}
      onSubmit={submit}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onLeave();
        if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
        // The same press may have taken what was typed into a field: it is in the form before the form is sent.
        flushSync(() => {});
        form.current?.requestSubmit();
      }}
    >
      <h3>{words.add.title}</h3>
      <blockquote lang={model.view.reports.find(({ id }) => id === chosen.report)?.language}>
        {chosen.quote}
      </blockquote>
      <Combo
        label={words.add.kind}
        about={about}
        shape={shapeOf('kind')}
        list={suggestionsFor('kind', chosen.report, undefined, choices)}
        values={kind}
        onChange={(values) => {
          setKind(values);
          if (values.length > 0) requestAnimationFrame(() => next(0));
        }}
        autoFocus
        hint={words.add.kind_hint}
        onDone={() => next(0)}
      />
      {kind.length > 0 &&
        SHOWN.map((name, i) => (
          <div key={name} data-field={name} className="role">
            <Combo
              label={nameOf(words.fields, name)}
              about={`${name} ${about}`}
              shape={shapeOf(name)}
              list={suggestionsFor(name, chosen.report, undefined, choices)}
              values={filled[name] ?? []}
              onChange={(values) => setFilled((all) => ({ ...all, [name]: values }))}
              onFocus={() => {
                setField(name);
                setUnfit(false);
              }}
              {...(name === 'when' ? { read: readDate } : {})}
              hint={
                field !== name
                  ? undefined
                  : unfit
                    ? words.add.unfit
                    : name === 'when'
                      ? words.date_hint
                      : words.add.hint
              }
              onDone={() => next(i + 1)}
            />
          </div>
        ))}
      <div className="keys">
        <Button look="main" type="submit" disabled={kind.length === 0 || busy} hint="Ctrl Enter">
          {words.add.save}
        </Button>
        <Button hint="Esc" onClick={onLeave}>
          {words.leave}
        </Button>
      </div>
    </form>
  );
}

function same(name: string | undefined, words: string, inside = false): boolean {
  const [a, b] = [name ?? '', words].map((text) => text.normalize('NFC').trim().toLowerCase());
  return a !== '' && b !== '' && (inside ? a!.includes(b!) || b!.includes(a!) : a === b);
}
