import type { TimeExpr, TimeRef } from '../../claims/types.ts';

/** A time as a text writes it; offsets are UTF-16 units. */
export interface TimeMention {
  readonly start: number;
  /** Without its particle. */
  readonly end: number;
  /** With the particles that belong to the time. */
  readonly particleEnd: number;
  readonly expr: TimeExpr;
  readonly from: TimeRef['from'];
  readonly sense: TimeRef['sense'];
  readonly rule: string;
}
