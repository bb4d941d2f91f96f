/** Every question to the server, with the key under which its answer is kept. */
import { keepPreviousData, queryOptions, useQuery } from '@tanstack/react-query';
import type {
  CasesPage,
  CaseView,
  Found,
  History,
  PackView,
  ReportText,
  Session,
} from '../../src/server/shapes.ts';
import { type Language, useLanguage } from '../choices.ts';
import { address, carry, get } from './client.ts';

export const keys = {
  session: ['session'] as const,
  pack: ['pack'] as const,
  cases: ['cases'] as const,
  case: (id: string) => ['case', id] as const,
  caseIn: (id: string, language: Language) => ['case', id, 'view', language] as const,
  history: (id: string) => ['case', id, 'history'] as const,
  text: (id: string, report: string) => ['text', id, report] as const,
  search: ['search'] as const,
  overview: ['overview'] as const,
  pairs: ['pairs'] as const,
};

export const sessionQuery = queryOptions({
  queryKey: keys.session,
  queryFn: async ({ signal }) => {
    const session = await get<Session>('/api/session', signal);
    carry(session.token);
    return session;
  },
  gcTime: Number.POSITIVE_INFINITY,
});

export function useSession() {
  return useQuery(sessionQuery);
}

/** Kinds, stages, places, offices in both languages. Does not change while the server runs. */
export function usePack() {
  return useQuery({
    queryKey: keys.pack,
    queryFn: ({ signal }) => get<PackView>('/api/pack', signal),
    staleTime: Number.POSITIVE_INFINITY,
  });
}

export function caseQuery(id: string, language: Language) {
  return queryOptions({
    queryKey: keys.caseIn(id, language),
    queryFn: ({ signal }) => get<CaseView>(address(`/api/cases/${id}`, { language }), signal),
  });
}

/** A case as it stands, in the language of the pages. */
export function useCase(id: string) {
  return useQuery(caseQuery(id, useLanguage()));
}

/** The text of a report; never changes. */
export function useText(id: string, report: string) {
  return useQuery({
    queryKey: keys.text(id, report),
    queryFn: ({ signal }) => get<ReportText>(`/api/cases/${id}/reports/${report}/text`, signal),
    staleTime: Number.POSITIVE_INFINITY,
  });
}

export function useHistory(id: string) {
  return useQuery({
    queryKey: keys.history(id),
    queryFn: ({ signal }) => get<History>(`/api/cases/${id}/history`, signal),
  });
}

export function casesQuery(offset: number, limit: number) {
  return queryOptions({
    queryKey: [...keys.cases, offset, limit],
    queryFn: ({ signal }) => get<CasesPage>(address('/api/cases', { offset, limit }), signal),
  });
}

export interface Asked {
  readonly words: string;
  readonly kind?: string | undefined;
  readonly stage?: string | undefined;
  readonly place?: string | undefined;
  readonly office?: string | undefined;
  readonly status?: string | undefined;
  readonly time?: string | undefined;
}

/** Passages and facets. The last answer stays in view while the next one is on its way. */
export function useSearch(asked: Asked, limit = 50) {
  return useQuery({
    queryKey: [...keys.search, asked, limit],
    queryFn: ({ signal }) => get<Found>(address('/api/search', { ...asked, limit }), signal),
    enabled: asked.words.trim() !== '' || Object.values(asked).some((value) => value),
    placeholderData: keepPreviousData,
  });
}
