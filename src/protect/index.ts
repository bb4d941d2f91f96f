/** Whom does it expose, if this is told? */
export { exposureOf } from './exposure.ts';
export type * from './types.ts';
