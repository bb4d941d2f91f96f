/** Claims in, a case out. */
export type { Accounts } from './assemble.ts';
export { assemble, assembleAll } from './assemble.ts';
export { lineagesOf } from './lineages.ts';
export { timesOf } from './times.ts';
