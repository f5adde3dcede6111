/** After the project's tests: the server and its folder go. */
export default async function down(): Promise<void> {
  await globalThis.postgresOfTests?.stop()
}
