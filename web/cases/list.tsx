import './list.css';
import { useVirtualizer } from '@tanstack/react-virtual';
import { forwardRef, useImperativeHandle, useLayoutEffect, useRef, useState } from 'react';
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
  /** The row that is in focus when the list appears. */
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

/** All cases. Only the rows in sight are in the document. */
export const List = forwardRef<ListHandle, Props>(function List({ order, waiting, total, from }, handle) {
  const words = useWords({ en, ko });
  const inWords = useProblemWords();
  const scroller = useRef<HTMLDivElement>(null);
  const focused = useRef(from);
  const wanted = useRef(false);
  const [narrow, setNarrow] = useState(false);
  const virtual = useVirtualizer({
    count: total,
    getScrollElement: () => scroller.current,
    estimateSize: () => (narrow ? NARROW : WIDE),
    overscan: 8,
    initialOffset: from * WIDE,
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
