/**
 * Search: what texts become in an index, what a person types becomes as a query, and what is shown of a hit.
 * There is none for persons: an index has the words of reports, quotes and fields of cases, never a detail of a party.
 */
export { type Phrase, phrasesOf } from './phrases.ts';
export { type Asked, QueryError, queryOf } from './query.ts';
export { type Snippet, type Span, snippetOf } from './snippets.ts';
export { tokensOf } from './tokens.ts';
