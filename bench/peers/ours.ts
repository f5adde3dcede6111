// Our cloud over HTTP on a database that is there, for a side by side with its peers.
import { serve } from '@hono/node-server'
import { localServer } from '@/cloud/local/server'
import { cloudOn } from '../bench-cloud'

async function main(): Promise<void> {
  const { PGHOST = '', PGDATABASE = '', PORT } = process.env
  const host = encodeURIComponent(PGHOST)
  const { cloud, storage } = await cloudOn(`postgres://postgres@/${PGDATABASE}?host=${host}`, 8)
  const app = localServer(cloud, storage, 'dist/h5')
  serve({ fetch: app.fetch, port: Number(PORT), hostname: '127.0.0.1' }, () => console.log('ready'))
}

void main()
