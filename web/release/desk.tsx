import './desk.css';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { Link } from 'wouter';
import { useInfo } from '../case/info.ts';
import { count } from '../fill.ts';
import { Page } from '../frame/page.tsx';
import { Button } from '../parts/button.tsx';
import { Field } from '../parts/field.tsx';
import type { PageKey } from '../parts/use-keys.ts';
import { Assume } from './assume.tsx';
import { Begin } from './begin.tsx';
import { ShownContext } from './context.ts';
import { Editor } from './editor.tsx';
import { findingsOf, marksOf, moved } from './findings.ts';
import { Found, Summary } from './found.tsx';
import { GatePanel } from './gate-panel.tsx';
import { nextOf } from './keys.ts';
import { Levels } from './levels.tsx';
import { namesOf } from './names.ts';
import { useDraft } from './use-draft.ts';
import { isDay, useExposure } from './use-exposure.ts';
import { useLess } from './use-less.ts';
import { useReleaseWords } from './words-of.ts';

/** Characters of a text that is looked at, as the server has it. */
const MOST = 100_000;

/** Left the text that is planned, right whom it would expose. */
export function Desk() {
  const info = useInfo();
  const words = useReleaseWords();
  const { id, language, title } = info;
  const { draft, set, put, undo } = useDraft(id);
  const { data, error, current } = useExposure(id, draft);
  const [lit, setLit] = useState<string | null>(null);
  const sheet = useRef<HTMLDivElement>(null);
  const names = useMemo(() => namesOf(info, words), [info, words]);
  const findings = useMemo(
    () => new Map(data ? findingsOf(data.exposure).map((one) => [one.id, one]) : []),
    [data],
  );
  const marks = useMemo(
    () => (data?.text == null ? [] : moved(marksOf(data), data.text, draft.text)),
    [data, draft.text],
  );
  const light = useCallback((finding: string | null) => {
    setLit(finding);
    if (finding === null) return;
    for (const mark of sheet.current?.querySelectorAll('[data-findings]') ?? [])
      if (mark.getAttribute('data-findings')?.split('\n').includes(finding)) {
        mark.scrollIntoView({ block: 'nearest' });
        return;
      }
  }, []);
  const from =
    current && data?.text != null && data.language !== null
      ? { text: data.text, language: data.language }
      : null;
  const less = useLess(id, from, words, put);
  const shown = { words, names, language, lit, light, less };
  const written = draft.text.trim() !== '';
  useEffect(() => {
    if (!written) return;
    // It is nowhere else: closing the window asks first.
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [written]);
  const write = () => sheet.current?.querySelector('textarea')?.focus();
  const inOrder = useMemo(() => [...new Set(marks.map(({ claim }) => claim))], [marks]);
  const pageKeys: readonly PageKey[] = [
    {
      keys: ['j', 'ArrowDown'],
      name: words.keys.next,
      foot: true,
      run: () => light(nextOf(inOrder, lit, 1)),
    },
    { keys: ['k', 'ArrowUp'], name: words.keys.previous, run: () => light(nextOf(inOrder, lit, -1)) },
    { keys: ['u'], name: words.keys.undo, foot: true, run: undo },
    { keys: ['e'], name: words.keys.write, foot: true, run: write },
  ];
  return (
    <ShownContext value={shown}>
      <Page
        title={`${words.title} · ${title}`}
        crumbs={[
          { label: words.cases, to: '/' },
          { label: title, to: `/cases/${id}` },
          { label: words.title },
        ]}
        keys={pageKeys}
        fit="panes"
      >
        <div className="release">
          <div className="release-main">
            <div className="release-head">
              <h1>{words.heading}</h1>
              <Link to={`/cases/${id}/releases`}>{words.register.link}</Link>
            </div>
            <p className="release-lead">{words.lead}</p>
            <div className="release-for">
              <Levels level={draft.level} onLevel={(level) => set({ level })} />
              <Field
                label={words.on}
                hint={words.on_hint}
                wrong={draft.on.trim() === '' || isDay(draft.on) ? undefined : words.on_wrong}
                maxLength={40}
                value={draft.on}
                onChange={({ target }) => set({ on: target.value })}
              />
            </div>
            <section ref={sheet} aria-labelledby="release-text">
              <div className="release-head">
                <h2 id="release-text">{words.text.heading}</h2>
                <span className="release-tools">
                  <Button look="bare" disabled={draft.before.length === 0} onClick={undo}>
                    {words.text.undo}
                  </Button>
                  <Button look="bare" disabled={draft.text === ''} onClick={() => put('')}>
                    {words.text.clear}
                  </Button>
                </span>
              </div>
              {draft.text === '' && <Begin most={MOST} onText={put} />}
              <Editor
                text={draft.text}
                language={data?.language ?? undefined}
                label={words.text.label}
                hint={words.text.hint}
                placeholder={words.text.placeholder}
                most={MOST}
                marks={marks}
                findings={findings}
                lit={lit}
                onChange={(text) => set({ text })}
                onAt={setLit}
              />
              <p className="quiet num release-length">
                {count(words.text.characters, Array.from(draft.text).length)}
              </p>
            </section>
            {(draft.text.trim() !== '' || draft.bundle) && (
              <GatePanel draft={draft} set={set} missing={current && data ? data.missing : null} />
            )}
          </div>
          <aside className="release-side" aria-label={words.found.heading}>
            <Summary exposure={data?.exposure} problem={error} current={current} />
            {data && (
              <div className={current ? undefined : 'release-old'}>
                <Found exposure={data.exposure} />
                <Assume
                  exposure={data.exposure}
                  assumed={draft.assumed}
                  onAssume={(assumed) => set({ assumed })}
                />
              </div>
            )}
          </aside>
        </div>
      </Page>
    </ShownContext>
  );
}
