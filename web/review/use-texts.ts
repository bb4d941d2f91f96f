import { useQueries } from '@tanstack/react-query';
import type { ReportText } from '../../src/server/shapes.ts';
import { get } from '../api/client.ts';
import { keys } from '../api/queries.ts';

const together = (answers: readonly { readonly data?: ReportText | undefined }[]) =>
  new Map(answers.flatMap(({ data }) => (data ? [[data.id, data.text] as const] : [])));

/** The texts of the reports, as they arrive. */
export function useTexts(id: string, reports: readonly string[]): ReadonlyMap<string, string> {
  return useQueries({
    queries: reports.map((report) => ({
      queryKey: keys.text(id, report),
      queryFn: ({ signal }: { signal: AbortSignal }) =>
        get<ReportText>(`/api/cases/${id}/reports/${report}/text`, signal),
      staleTime: Number.POSITIVE_INFINITY,
    })),
    combine: together,
  });
}
