import type { Clock } from '../context'
import type { Secrets } from '../secrets'

const HOUR = 60 * 60_000

/** photo/street/id */
const PHOTO = /^photo\/\d{9}\/[0-9a-z]{10}$/

/** Whatever the bytes are, a browser takes them for a picture and runs nothing of them. */
const PICTURE = {
  'content-type': 'image/jpeg',
  'x-content-type-options': 'nosniff',
  'content-security-policy': "default-src 'none'; sandbox",
  'cross-origin-resource-policy': 'same-origin',
  'cache-control': 'private, max-age=3600',
}

/**
 * Links to pictures that end four to five hours from now: for an hour the same link, so that a phone
 * keeps what it has loaded.
 */
export function photoLinks({
  secrets,
  publicUrl,
  clock,
}: {
  secrets: Secrets
  publicUrl: string
  clock: Clock
}) {
  const signed = (where: string, until: number) => [where, until].join(' ')
  return {
    make(where: string): string {
      const until = (Math.floor(clock.now() / HOUR) + 5) * HOUR
      const token = secrets.mac('photo', signed(where, until))
      return `${publicUrl}/${where}?${new URLSearchParams({ until: `${until}`, token })}`
    },
    /** The picture that a link leads to, as `read` finds it. 200, or 403, 404 without a body. */
    async show(url: URL, read: (where: string) => Promise<Buffer | undefined>): Promise<Response> {
      const where = url.pathname.slice(1)
      const until = Number(url.searchParams.get('until'))
      const token = url.searchParams.get('token') ?? ''
      const ours = PHOTO.test(where) && secrets.verify('photo', signed(where, until), token)
      if (!ours || clock.now() > until) return new Response(null, { status: 403 })
      const bytes = await read(where)
      if (!bytes) return new Response(null, { status: 404 })
      return new Response(new Uint8Array(bytes), { headers: PICTURE })
    },
  }
}
