/**
 * The service worker of the H5 build (decision 0008): the app opens without a network, and what it
 * shows there comes from `client/storage`. Calls to the cloud never pass through here.
 */
export {}

/** The build puts its own here: every file that the app may load, and a mark over all of them. */
declare const SHELL: { version: string; files: string[] }

interface Lasting extends Event {
  waitUntil(work: Promise<unknown>): void
}

interface Asked extends Lasting {
  request: Request
  respondWith(answer: Promise<Response>): void
}

/** What a worker has and a page has not; the types of both do not go together. */
declare const self: {
  clients: { claim(): Promise<void> }
  skipWaiting(): Promise<void>
  addEventListener(type: 'install' | 'activate', hear: (event: Lasting) => void): void
  addEventListener(type: 'fetch', hear: (event: Asked) => void): void
}

const FAMILY = 'shell '
const OWN = FAMILY + SHELL.version
const HOME = new URL('./', location.href)
const CLOUD = /^\/(api|open311|upload|photo|healthz)(\/|$)/
/** With one bar of signal a person has waited long enough by then. */
const PATIENCE_MS = 3000

/** All or nothing: a build that is only half there never takes over. */
async function install() {
  // Anew, so that the order of the caches is the order of the builds, also after a step back
  await caches.delete(OWN)
  const cache = await caches.open(OWN)
  try {
    await cache.addAll([new Request(HOME, { cache: 'no-cache' }), ...SHELL.files])
  } catch (error) {
    await caches.delete(OWN)
    throw error
  }
  await self.skipWaiting()
}

/** The build before this one stays: a page that is open may still ask for its parts. */
async function activate() {
  const others = (await caches.keys()).filter((name) => name.startsWith(FAMILY) && name !== OWN)
  await Promise.all(others.slice(0, -1).map((name) => caches.delete(name)))
  await self.clients.claim()
}

async function kept(wanted: Request | URL): Promise<Response | undefined> {
  // A host may vary by encoding or origin; the bytes are the same
  const options = { ignoreVary: true }
  const own = await caches.open(OWN)
  return (await own.match(wanted, options)) ?? caches.match(wanted, options)
}

/** Parts are named relative to the home address, so another address leads there first. */
async function keptPage(path: string): Promise<Response | undefined> {
  const shell = await kept(HOME)
  if (!shell || path === HOME.pathname || path.endsWith('/index.html')) return shell
  const [, scene] = /^\/s\/([^/]+)$/.exec(path) ?? []
  // The short link of a printed code, as the server leads it on
  const page = scene && `#/pages/scan/index?scene=${encodeURIComponent(decodeURIComponent(scene))}`
  return Response.redirect(new URL(page ?? './', HOME).href)
}

async function openPage(request: Request, path: string): Promise<Response> {
  const fresh = fetch(request)
  const usable = fresh.then(
    (response) => (response.status < 500 ? response : undefined),
    () => undefined,
  )
  const patience = new Promise<undefined>((resolve) => setTimeout(resolve, PATIENCE_MS))
  return (await Promise.race([usable, patience])) ?? (await keptPage(path)) ?? fresh
}

self.addEventListener('install', (event) => event.waitUntil(install()))
self.addEventListener('activate', (event) => event.waitUntil(activate()))
self.addEventListener('fetch', (event) => {
  const { request } = event
  const { origin, pathname } = new URL(request.url)
  if (request.method !== 'GET' || origin !== HOME.origin || CLOUD.test(pathname)) return
  event.respondWith(
    request.mode === 'navigate'
      ? openPage(request, pathname)
      : kept(request).then((part) => part ?? fetch(request)),
  )
})
