/** A detail that ties a party to another: its value ends with the id of the other. */
export interface Tie {
  readonly relation: string;
  readonly other: string;
}

/**
 * @param value of a detail
 * @returns undefined where it names no other party
 * @example tieOf('family p3') // { relation: 'family', other: 'p3' }
 */
export function tieOf(value: string): Tie | undefined {
  const [, relation, other] = /^(.*) (p\d+)$/.exec(value) ?? [];
  return relation === undefined || other === undefined ? undefined : { relation, other };
}
