/** The first row of a query that must have one; anything else is a fault of ours. */
export function one<T>(rows: T[]): T {
  const [row] = rows;
  if (row === undefined) throw new Error('a row was expected and none came');
  return row;
}
