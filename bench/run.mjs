// npm run bench [-- sizes pages cold-start near resolve import reports]: figures side by side in one run; what they mean is in docs/figures.md.
import { spawnSync } from 'node:child_process'

const all = ['sizes', 'pages', 'cold-start', 'near', 'resolve', 'import', 'reports']
const wanted = process.argv.slice(2)
for (const name of wanted.length > 0 ? wanted : all) {
  console.log(`\n== ${name}`)
  const { status } = spawnSync(process.execPath, ['--import', 'tsx', `bench/${name}.ts`], {
    stdio: 'inherit',
  })
  if (status !== 0) process.exit(status ?? 1)
}
