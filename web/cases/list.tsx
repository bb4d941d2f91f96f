import './list.css';
import { useVirtualizer } from '@tanstack/react-virtual';
import { forwardRef, useEffect, useImperativeHandle, useLayoutEffect, useRef, useState } from 'react';
import { useProblemWords } from '../parts/say.tsx';
import { useWords } from '../words.ts';
import type { Order } from './asked.ts';
import { Row } from './row.tsx';
import { useRows } from './use-rows.ts';
import en from './words.en.json';
import ko from './words.ko.json';

interface Props {
  readonly order: Order;
  readonly waiting: boolean;
  readonly total: number;
  /** The row at the top when the list appears. */
  readonly from: number;
}
export interface ListHandle {
  /** Moves the focus by so many rows. */
  move(by: number): void;
  /** The row that has the focus, or had it last. */
  at(): number;
}

const WIDE = 72;
const NARROW = 112;
const NARROW_BELOW = 800;

/** The row that an entry of the history remembers. */
export function rowOf(state: unknown): number {
  const row = state && typeof state === 'object' && 'row' in state ? state.row : 0;
  return typeof row === 'number' ? row : 0;
}

/** All cases. Only the rows in sight are in the document. */
export const List = forwardRef<ListHandle, Props>(function List({ order, waiting, total, from }, handle) {
  const words = useWords({ en, ko });
  const inWords = useProblemWords();
  const scroller = useRef<HTMLDivElement>(null);
  const focused = useRef(from);
  const wanted = useRef(false);
  const [narrow, setNarrow] = useState(() => innerWidth <= NARROW_BELOW);
  const height = narrow ? NARROW : WIDE;
  const virtual = useVirtualizer({
    count: total,
    getScrollElement: () => scroller.current,
    estimateSize: () => height,
    overscan: 8,
    initialOffset: from * height,
  });
  const items = virtual.getVirtualItems();
  const sight = { first: items[0]?.index ?? 0, last: items.at(-1)?.index ?? 0 };
  const { row, card, failed } = useRows({ order, waiting }, total, sight);

  useLayoutEffect(() => {
    const box = scroller.current!;
    const watch = new ResizeObserver(() => setNarrow(box.clientWidth <= NARROW_BELOW));
    watch.observe(box);
    return () => watch.disconnect();
  }, []);
  useLayoutEffect(() => virtual.measure(), [narrow]);

  // Who comes back from a case finds the list where it was left: its place stands in the entry of the history.
  const top = Math.floor((scroller.current?.scrollTop ?? 0) / height);
  useEffect(() => {
    if (scroller.current === null || top === rowOf(history.state)) return;
    const timer = setTimeout(() => history.replaceState({ row: top }, ''), 200);
    return () => clearTimeout(timer);
  }, [top]);

  /** A row that was not there yet takes the focus when it comes. */
  const focusWanted = () => {
    if (!wanted.current) return;
    const link = scroller.current?.querySelector<HTMLElement>(`[data-index="${focused.current}"] .open`);
    if (!link) return;
    wanted.current = false;
    link.focus({ preventScroll: true });
  };
  useLayoutEffect(focusWanted);

  useImperativeHandle(handle, () => ({
    at: () => focused.current,
    move: (by) => {
      const box = scroller.current!;
      const there = box.contains(document.activeElement);
      const first = virtual.getVirtualItems().find((item) => item.start >= box.scrollTop);
      const next = there ? focused.current + by : (first?.index ?? 0);
      focused.current = Math.min(total - 1, Math.max(0, next));
      wanted.current = true;
      virtual.scrollToIndex(focused.current, { align: 'auto' });
      focusWanted();
    },
  }));

  return (
    <div className="case-list" ref={scroller}>
      {failed && <p role="alert">{inWords(failed)}</p>}
      {/* biome-ignore lint/a11y/noRedundantRoles: a list without bullets is none to some screen readers. */}
      <ol role="list" aria-label={words.title} style={{ height: virtual.getTotalSize() }}>
        {items.map((item) => {
          const here = row(item.index);
          return (
            <li
              key={item.key}
              data-index={item.index}
              aria-setsize={total}
              aria-posinset={item.index + 1}
              style={{ height: item.size, transform: `translateY(${item.start}px)` }}
              onFocus={() => {
                focused.current = item.index;
              }}
            >
              <Row row={here} card={here && card(here.case)} />
            </li>
          );
        })}
      </ol>
    </div>
  );
});
