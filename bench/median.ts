/** The value below which `share` of the sorted values lie. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}

export const median = (values: readonly number[]) => quantile(values, 0.5)

const fixed = (value: number, digits = 2) => value.toFixed(digits)

/** One line of a figure with its aim; says plainly when the aim is missed. */
export function report(name: string, value: number, aim?: { most: number; digits?: number }): void {
  const met =
    aim === undefined
      ? ''
      : value <= aim.most
        ? `  (aim ≤ ${aim.most}: met)`
        : `  (aim ≤ ${aim.most}: MISSED)`
  console.log(`${name.padEnd(64)} ${fixed(value, aim?.digits).padStart(10)}${met}`)
}
