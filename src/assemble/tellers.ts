/** Whether anybody else tells what a report tells. */

/**
 * @param reports that tell it
 * @param lineages of all reports of the case
 */
export function tellers(
  reports: readonly string[],
  lineages: Readonly<Record<string, number>>,
): { readonly addedBy?: string; readonly onlyLineage?: number } {
  const [only] = reports;
  const origins = new Set(reports.map((report) => lineages[report]));
  const several = Object.keys(lineages).length > 1;
  const origin = only === undefined ? undefined : lineages[only];
  return {
    ...(several && reports.length === 1 && only !== undefined ? { addedBy: only } : {}),
    ...(new Set(Object.values(lineages)).size > 1 && origins.size === 1 && origin !== undefined
      ? { onlyLineage: origin }
      : {}),
  };
}
