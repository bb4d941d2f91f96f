import './notes.css';
import {
  type ReactNode,
  type RefObject,
  useCallback,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';
import type { Item } from './items.ts';
import { inSight, noteAt, placed } from './layout.ts';

interface Props {
  readonly label: string;
  /** Whose words the pane shows: another report is another pane. */
  readonly report: string | undefined;
  readonly items: readonly Item[];
  /** Where the words of each item begin in the pane beside. */
  readonly tops: ReadonlyMap<string, number>;
  /** The item that stands exactly beside its words. */
  readonly focus: string | undefined;
  /** What scrolls the words. */
  readonly pane: RefObject<HTMLElement | null>;
  readonly above?: ReactNode;
  readonly draw: (id: string, place: { readonly n: number; readonly of: number }) => ReactNode;
}

const GAP = 8;
const PAD = 18;
/** Drawn beyond what is in sight, so that a quick scroll finds something there. */
const BEYOND = 600;
/** The line of the pane that counts when the focus is out of sight. */
const READING = 0.3;

/** Notes in the margin, beside their words. Only those near what is in sight are drawn. */
export function Notes({ label, report, items, tops, focus, pane, above, draw }: Props) {
  const box = useRef<HTMLElement>(null);
  const list = useRef<HTMLOListElement>(null);
  const heights = useRef(new Map<string, number>());
  const [, measured] = useState(0);
  const [pivot, setPivot] = useState<string>();
  const [sight, setSight] = useState({ top: 0, height: 900 });

  let lowest = 0;
  const notes = items.map(({ id, guess, key }) => {
    lowest = Math.max(lowest, tops.get(id) ?? lowest);
    return { wanted: lowest, height: heights.current.get(`${id} ${key}`) ?? guess };
  });
  const indexOf = (id: string | undefined) =>
    id === undefined ? -1 : items.findIndex((item) => item.id === id);
  const fixed = indexOf(pivot) >= 0 ? indexOf(pivot) : indexOf(focus);
  const places = placed(notes, fixed, GAP);
  const shift = Math.max(0, PAD - (places[0] ?? PAD));
  const bottom = (places.at(-1) ?? 0) + (notes.at(-1)?.height ?? 0);
  const total = Math.max(bottom, pane.current?.scrollHeight ?? 0) + shift + PAD;
  const { from, to } = inSight(
    places,
    notes,
    sight.top - shift - BEYOND,
    sight.top - shift + sight.height + BEYOND,
  );
  const focused = indexOf(focus);
  const drawn = new Set(Array.from({ length: to - from }, (_, i) => from + i));
  if (focused >= 0) drawn.add(focused);

  const look = useCallback(() => {
    const element = box.current;
    if (element) setSight({ top: element.scrollTop, height: element.clientHeight });
  }, []);

  // Beside the words: whatever the pane shows, the notes show the same stretch.
  const follow = useRef<() => void>(() => {});
  follow.current = () => {
    const element = box.current;
    const words = pane.current;
    if (element && words) {
      const lower = element.getBoundingClientRect().top - words.getBoundingClientRect().top;
      element.scrollTop = words.scrollTop + shift + lower;
    }
    look();
  };
  const settled = notes[fixed]?.wanted;
  // These move the notes against the words
  useLayoutEffect(() => follow.current(), [focus, pivot, shift, settled]);
  // Another focus is the one that stands exactly.
  // Whenever the focus is another
  useLayoutEffect(() => setPivot(undefined), [focus]);

  const scrolled = useRef<() => void>(() => {});
  scrolled.current = () => {
    const words = pane.current;
    if (!words) return;
    const at = notes[focused]?.wanted;
    const visible = at !== undefined && at >= words.scrollTop && at <= words.scrollTop + words.clientHeight;
    const near = visible ? focused : noteAt(notes, words.scrollTop + words.clientHeight * READING);
    setPivot(near === focused ? undefined : items[near]?.id);
    follow.current();
  };
  // Another report scrolls in another pane
  useEffect(() => {
    const words = pane.current;
    const element = box.current;
    const onWords = () => scrolled.current();
    words?.addEventListener('scroll', onWords, { passive: true });
    element?.addEventListener('scroll', look, { passive: true });
    const observer = new ResizeObserver(() => follow.current());
    if (element) observer.observe(element);
    return () => {
      words?.removeEventListener('scroll', onWords);
      element?.removeEventListener('scroll', look);
      observer.disconnect();
    };
  }, [pane, report, look]);

  const measure = useRef<() => void>(() => {});
  measure.current = () => {
    let other = false;
    for (const element of list.current?.children ?? []) {
      if (!(element instanceof HTMLElement)) continue;
      const name = element.dataset.item!;
      const height = element.offsetHeight;
      if (heights.current.get(name) === height) continue;
      heights.current.set(name, height);
      other = true;
    }
    if (other) measured((n) => n + 1);
  };
  useLayoutEffect(() => measure.current());
  useEffect(() => {
    const observer = new ResizeObserver(() => measure.current());
    if (list.current) for (const element of list.current.children) observer.observe(element);
    return () => observer.disconnect();
  });

  return (
    <div className="margin">
      {above}
      <section ref={box} className="notes" aria-label={label} tabIndex={-1}>
        <ol ref={list} style={{ height: total }}>
          {[...drawn]
            .sort((a, b) => a - b)
            .map((i) => {
              const { id, key } = items[i]!;
              return (
                <li
                  key={id}
                  data-item={`${id} ${key}`}
                  style={{ transform: `translateY(${places[i]! + shift}px)` }}
                  aria-setsize={items.length}
                  aria-posinset={i + 1}
                >
                  {draw(id, { n: i + 1, of: items.length })}
                </li>
              );
            })}
        </ol>
      </section>
    </div>
  );
}
