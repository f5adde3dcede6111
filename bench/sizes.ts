// What is downloaded, beside an empty Taro app that is built in the same run. Ours is what `npm run build` left.
import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { closeBrowser, openBrowser } from '../tests/support/browser'
import { serveFiles } from '../tests/support/static-server'
import { report } from './median'

const ROOT = path.resolve(__dirname, '..')
const EMPTY = path.join(ROOT, 'bench/empty-app')
/** WeChat's code check warns at 1.5 MB; ours is to stay under 1 MB. */
const MAIN_KB = 1024
const PACKAGE_KB = 2048

type Target = 'weapp' | 'h5'

function buildEmpty(target: Target): void {
  const taro = path.join(ROOT, 'node_modules/@tarojs/cli/bin/taro')
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [taro, 'build', '--type', target],
    {
      cwd: EMPTY,
      env: { ...process.env, NODE_ENV: 'production', TARO_ENV: target },
      encoding: 'utf8',
    },
  )
  if (status !== 0)
    throw new Error(`the empty app does not build for ${target}:\n${stdout}${stderr}`)
}

function built(app: string, target: Target): string {
  const folder = path.join(app, 'dist', target)
  if (!fs.existsSync(folder)) throw new Error(`${folder} is missing: npm run build`)
  return folder
}

/** Bytes by package: each subpackage by its root, the rest is `main`. What WeChat uploads has no maps or licences. */
function packagesOf(dist: string): Map<string, number> {
  const app: { subPackages?: { root: string }[] } = JSON.parse(
    fs.readFileSync(path.join(dist, 'app.json'), 'utf8'),
  )
  const roots = (app.subPackages ?? []).map(({ root }) => root)
  const sizes = new Map(['main', ...roots].map((name) => [name, 0]))
  for (const file of fs.readdirSync(dist, { recursive: true }) as string[]) {
    const { size } = fs.statSync(path.join(dist, file))
    if (fs.statSync(path.join(dist, file)).isDirectory() || /LICENSE\.txt$|\.map$/.test(file))
      continue
    const owner = roots.find((root) => file.startsWith(`${root}/`)) ?? 'main'
    sizes.set(owner, (sizes.get(owner) ?? 0) + size)
  }
  return sizes
}

const kb = (bytes: number | undefined) => (bytes ?? 0) / 1024
const total = (sizes: Map<string, number>) =>
  [...sizes.values()].reduce((sum, size) => sum + size, 0)

/** Sizes of a build that is older than the code would mislead. */
function tellAge(target: Target): void {
  const at = fs.statSync(
    path.join(built(ROOT, target), target === 'h5' ? 'index.html' : 'app.json'),
  ).mtime
  console.log(`our build for ${target} is of ${at.toISOString()}`)
}

function weapp(): void {
  const [ours, empty] = [packagesOf(built(ROOT, 'weapp')), packagesOf(built(EMPTY, 'weapp'))]
  const main = kb(ours.get('main'))
  report('empty app: main package, KB', kb(empty.get('main')))
  report('ours: main package, KB', main, { most: MAIN_KB })
  report('ours: main package ÷ empty app', main / kb(empty.get('main')))
  for (const [name, size] of ours) {
    if (name !== 'main') report(`ours: ${name}, KB`, kb(size), { most: PACKAGE_KB })
  }
  report('ours: all packages, KB', kb(total(ours)))
}

/** What a browser loads of JavaScript before the first page stands, unpacked. */
async function firstScripts(app: string, words: string): Promise<number> {
  const dist = built(app, 'h5')
  const server = await serveFiles(dist)
  const browser = await openBrowser({ url: server.url })
  await browser.wait(words)
  const loaded = await browser.page.evaluate(() =>
    performance
      .getEntriesByType('resource')
      .map(({ name }) => new URL(name).pathname)
      .filter((name) => name.endsWith('.js')),
  )
  await browser.close()
  await server.close()
  return loaded.reduce((sum, name) => sum + fs.statSync(path.join(dist, name)).size, 0)
}

async function h5(): Promise<void> {
  const empty = kb(await firstScripts(EMPTY, 'empty'))
  const ours = kb(await firstScripts(ROOT, '南京东路街道'))
  report('empty app: first JavaScript in a browser, KB', empty)
  report('ours: first JavaScript in a browser, KB', ours)
  report('ours: first JavaScript ÷ empty app', ours / empty)
}

async function main(): Promise<void> {
  for (const target of ['weapp', 'h5'] as const) {
    buildEmpty(target)
    tellAge(target)
  }
  weapp()
  await h5()
  await closeBrowser()
}

void main()
