/** Opens the browser's own window for printing. A mini-program has none. */
export function printPage(): void {
  window.print()
}
