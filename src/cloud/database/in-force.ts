/**
 * SQL conditions on rows that hold from a day until a day, such as appointments and absences: both ends
 * count, and one without an end goes on.
 */

/** Holds on a day. @param row the alias or table whose from_day and until_day are meant @param day as the statement names it, such as `$2` */
export const inForce = (row: string, day: string) =>
  `${row}.from_day <= ${day} AND (${row}.until_day IS NULL OR ${row}.until_day >= ${day})`

/** Holds on a day or later. One that was ended before it began holds never. @param day with its type where PostgreSQL cannot tell it, such as `$3::date` */
export const inForceFrom = (row: string, day: string) =>
  `(${row}.until_day IS NULL OR ${row}.until_day >= greatest(${day}, ${row}.from_day))`
