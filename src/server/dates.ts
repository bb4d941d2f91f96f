import { EdtfError, parseEdtf } from '../time/index.ts';
import { Fault } from './fault.ts';

/** @throws Fault when a date that somebody typed does not exist */
export function checkDate(value: string, field: string): void {
  try {
    parseEdtf(value);
  } catch (error) {
    if (!(error instanceof EdtfError)) throw error;
    throw new Fault(422, 'bad-date', 'this is not a date that exists: 2020-07-02, 2020-07 or 2020', {
      field,
    });
  }
}
