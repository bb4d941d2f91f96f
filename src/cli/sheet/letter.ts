/** The letter by which the sheet names a report: A, B … Z, then A2. */
export function letterOf(index: number): string {
  const letter = String.fromCharCode(0x41 + (index % 26));
  return index < 26 ? letter : `${letter}${Math.floor(index / 26) + 1}`;
}
