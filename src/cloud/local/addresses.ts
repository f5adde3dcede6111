import { networkInterfaces } from 'node:os'
import { renderUnicodeCompact } from 'uqr'

/** Where phones of the same network reach this machine, if it is on one. */
export function lanUrl(port: number): string | undefined {
  const networks = Object.values(networkInterfaces()).flat()
  const lan = networks.find((network) => network?.family === 'IPv4' && !network.internal)
  return lan && `http://${lan.address}:${port}`
}

/** Tells the newcomer where to look, and their phone by a code. */
export function announce(port: number, lan: string | undefined): void {
  console.log(`\n零距离家园 · Zero Distance Home\n  http://127.0.0.1:${port}\n`)
  if (lan) console.log(`  ${lan}（同一局域网的手机扫码打开）\n\n${renderUnicodeCompact(lan)}\n`)
}
