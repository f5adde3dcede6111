import fs from 'node:fs'
import path from 'node:path'
import { type Browser, closeBrowser, openBrowser } from '../tests/support/browser'
import { type LocalServer, startLocalServer } from '../tests/support/local-server'
import { openStop, plantTour, type Stop } from '../tests/support/tour'

const DOCS = path.resolve(__dirname, '../docs')
const SHOTS = path.join(DOCS, 'shots')

const LOOKS = [
  { name: 'zh', locale: 'zh-CN' },
  { name: 'elder', locale: 'zh-CN', elder: 'large' },
  { name: 'en', locale: 'en' },
] as const

/** pages/sites/edit/index, and what is special about it: sites-edit, nearby-filter. */
function nameOf({ page, view }: Stop): string {
  const words = page.replace(/^pages\//, '').replace(/\/index$/, '')
  return [...words.split('/'), ...(view ? [view] : [])].join('-')
}

/** The first screen, as large as on the phone: small files that still tell. `--whole`: all of the page. */
async function keep(browser: Browser, file: string): Promise<void> {
  if (process.argv.includes('--whole')) await browser.screenshot(file)
  else await browser.page.screenshot({ path: file, scale: 'css' })
}

async function shoot(server: LocalServer, stop: Stop): Promise<void> {
  for (const { name, ...look } of LOOKS) {
    const browser = await openStop(server, stop, { ...look, used: true })
    await keep(browser, path.join(SHOTS, `${nameOf(stop)}.${name}.png`))
    await browser.close()
  }
  if (stop.desk) await shootDesk(server, stop)
  if (stop.paper) await shootPaper(server, stop)
}

/** At a desk: all of the page, for what stands side by side is seen only whole. */
async function shootDesk(server: LocalServer, stop: Stop): Promise<void> {
  const wide = await openStop(server, stop, { width: 1280, height: 800, touch: false })
  await wide.screenshot(path.join(SHOTS, `${nameOf(stop)}.wide.png`))
  await wide.close()
}

/** One sheet of A4 at 96 dots an inch, as the printer gets it. */
async function shootPaper(server: LocalServer, stop: Stop): Promise<void> {
  const sheet = await openStop(server, stop, { width: 794, height: 1123, touch: false })
  await sheet.page.emulateMedia({ media: 'print' })
  await sheet.screenshot(path.join(SHOTS, `${nameOf(stop)}.print.png`))
  await sheet.page.pdf({ path: path.join(SHOTS, `${nameOf(stop)}.pdf`), preferCSSPageSize: true })
  await sheet.close()
}

/** Four first screens side by side, for the README. */
async function compose(server: LocalServer, stops: readonly Stop[]): Promise<void> {
  const wanted = [
    { page: 'pages/home/index' },
    { page: 'pages/reports/index', view: 'written' },
    { page: 'pages/reports/board/index' },
    { page: 'pages/home/index', elder: 'large' as const },
  ]
  const pictures: string[] = []
  for (const { page, view, elder } of wanted) {
    const stop = stops.find((one) => one.page === page && one.view === view)
    if (!stop) throw new Error(`the tour does not lead to ${page}`)
    const browser = await openStop(server, stop, elder ? { elder } : {})
    const picture = await browser.page.screenshot({ scale: 'css' })
    pictures.push(picture.toString('base64'))
    await browser.close()
  }
  const browser = await openBrowser({
    url: 'about:blank',
    width: 1620,
    height: 868,
    touch: false,
  })
  await browser.page.setContent(
    `<body style="margin:0;padding:28px;display:flex;gap:24px;background:#cfc8ba">${pictures
      .map((data) => `<img style="border-radius:22px" src="data:image/png;base64,${data}">`)
      .join('')}</body>`,
  )
  await browser.page.screenshot({ path: path.join(DOCS, 'screens.png'), scale: 'css' })
  await browser.close()
}

/** Pictures of every page as it stands, from the real server. `npm run shots`; `-- --readme`: its picture alone. */
async function main(): Promise<void> {
  const whole = !process.argv.includes('--readme')
  if (whole) fs.rmSync(SHOTS, { recursive: true, force: true })
  fs.mkdirSync(SHOTS, { recursive: true })
  const server = await startLocalServer()
  try {
    const stops = await plantTour(server)
    if (whole) for (const stop of stops) await shoot(server, stop)
    await compose(server, stops)
  } finally {
    await closeBrowser()
    await server.stop()
  }
}

main().catch((error: unknown) => {
  console.error(error)
  process.exit(1)
})
