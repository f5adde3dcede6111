import { serveStatic } from '@hono/node-server/serve-static'
import type { Context as Http } from 'hono'
import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { secureHeaders } from 'hono/secure-headers'
import type { Envelope } from '@/contract/errors'
import type { Cloud } from '../context'
import { dispatch } from '../dispatch'
import { MAX_CALL_BYTES, readBody, statusOf } from '../http'
import { newId } from '../ids'
import { answerOpen311 } from '../open311/answer'
import type { LocalStorage } from '../outside/storage.local'

/** What node's HTTP server knows of a request. */
interface Bindings {
  incoming?: { socket: { remoteAddress?: string } }
}

/** The H5 bundle is all that may run; the map draws its own GeoJSON, so nothing comes from elsewhere. */
const policy = secureHeaders({
  contentSecurityPolicy: {
    defaultSrc: ["'self'"],
    styleSrc: ["'self'", "'unsafe-inline'"],
    imgSrc: ["'self'", 'data:', 'blob:'],
    fontSrc: ["'self'", 'data:'],
    frameAncestors: ["'none'"],
  },
  crossOriginResourcePolicy: 'same-origin',
  referrerPolicy: 'same-origin',
  strictTransportSecurity: false,
})

/** A file that is named by its content never changes; the page and its worker may with each build. */
const NAMED_BY_CONTENT = /\.[0-9a-f]{8}\.\w+$/

const serveApp = (root: string) =>
  serveStatic({
    root,
    onFound: (file, http) => {
      const forEver = NAMED_BY_CONTENT.test(file)
      http.header('cache-control', forEver ? 'public, max-age=31536000, immutable' : 'no-cache')
    },
  })

type App = Hono<{ Bindings: Bindings }>

function answer(http: Http, envelope: Envelope<unknown>, requestId: string) {
  http.header('x-request-id', requestId)
  http.header('cache-control', 'no-store')
  return http.json(envelope, statusOf(envelope) as 200)
}

const tooLarge = (http: Http) =>
  answer(
    http,
    { ok: false, error: { code: 'too_large', message: '内容太多，请分几次提交' } },
    newId(12),
  )

function serveApi(app: App, cloud: Cloud) {
  app.post('/api', bodyLimit({ maxSize: MAX_CALL_BYTES, onError: tooLarge }), async (http) => {
    const requestId = newId(12)
    const address = http.env?.incoming?.socket.remoteAddress ?? 'unknown'
    const body = await http.req.text()
    const request = readBody('POST', body, http.req.header('authorization'), address)
    if ('refused' in request) return answer(http, request.refused, requestId)
    return answer(http, await dispatch(cloud, { ...request, requestId }), requestId)
  })
}

/** Open311 GeoReport v2, for other apps: a body that is too long is told so in its own form. */
function serveOpen311(app: App, cloud: Cloud) {
  const answer = async (http: Http, body: string) => {
    const { pathname, search } = new URL(http.req.url)
    const {
      status,
      headers,
      body: words,
    } = await answerOpen311(cloud, {
      ...{ method: http.req.method, path: pathname, query: search.slice(1), body },
      headers: http.req.header(),
      address: http.env?.incoming?.socket.remoteAddress ?? 'unknown',
      requestId: newId(12),
    })
    return new Response(words, { status, headers })
  }
  const onError = (http: Http) => answer(http, ' '.repeat(MAX_CALL_BYTES + 1))
  app.all('/open311/*', bodyLimit({ maxSize: MAX_CALL_BYTES, onError }), async (http) =>
    answer(http, await http.req.text()),
  )
}

/**
 * The cloud over HTTP, the same functions as on WeChat: POST /api, the open interface, the bytes of uploads, photos, the
 * short link of printed codes, the H5 app, and GET /healthz, which asks the database.
 */
export function localServer(cloud: Cloud, storage: LocalStorage, webRoot: string): App {
  const app: App = new Hono()
  // before our headers for pages, which would loosen the picture's own
  app.get('/photo/*', (http) => storage.show(http.req.raw))
  app.use(policy)
  serveApi(app, cloud)
  serveOpen311(app, cloud)
  app.put('/upload/*', (http) => storage.receive(http.req.raw))
  app.get('/s/:scene', (http) => {
    const scene = encodeURIComponent(http.req.param('scene'))
    return http.redirect(`/#/pages/scan/index?scene=${scene}`)
  })
  app.get('/healthz', async (http) => {
    await cloud.db.query('SELECT 1 AS alive')
    return http.json({ ok: true, engine: cloud.db.engine })
  })
  app.use('*', serveApp(webRoot))
  app.onError((error, http) => {
    cloud.log({ event: 'fault', fault: error.name, path: new URL(http.req.url).pathname })
    return http.json(
      { ok: false, error: { code: 'internal', message: '系统出了点问题，请稍后再试' } },
      500,
    )
  })
  return app
}
