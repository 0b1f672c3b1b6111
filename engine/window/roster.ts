/**
 * Series that are known before their first event (E14): the values on the wire that `define words` gives the one
 * dimension; without dimensions the only series there is. Of several dimensions not every combination exists, so
 * those are known by their events alone.
 */
export function rosterOf(
  words: Readonly<Record<string, Readonly<Record<string, string>>>>,
): (by: readonly string[]) => readonly string[] {
  const values = new Map(
    Object.entries(words).map(([name, said]) => [name, [...new Set(Object.values(said))]]),
  );
  return (by) => {
    const [dimension, ...more] = by;
    if (dimension === undefined) return [''];
    return more.length > 0 ? [] : (values.get(dimension) ?? []);
  };
}
