import { codePoints } from '../claims/anchor.ts';
import type { Quote, Text } from './types.ts';

/** Makes quotes from UTF-16 offsets. */
export function quoter({ id, report }: Pick<Text, 'id' | 'report'>): (start: number, end: number) => Quote {
  const points = codePoints(report.text);
  return (start, end) => ({
    text: id,
    start: points(start),
    end: points(end),
    quote: report.text.slice(start, end),
  });
}
