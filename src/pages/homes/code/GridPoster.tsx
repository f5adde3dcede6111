import { msg } from '@lingui/core/macro'
import { beside, both, bothOf, named } from '@/client/both-words'
import { levelWords } from '@/client/finding-words'
import { Poster, PosterRow } from '@/components/Poster'
import type { AreaName } from '@/contract/areas'

interface GridPosterProps {
  area: AreaName
  link: string
  demo: boolean
}

/** The sheet of a grid: which one this is, and what whoever scans gets of it. */
export function GridPoster({ area, link, demo }: GridPosterProps) {
  return (
    <Poster
      top={[both(msg`零距离家园`)]}
      name={named(area)}
      where={[beside(bothOf((i18n) => levelWords(i18n, area.level)))]}
      link={link}
      scan={both(msg`扫一扫，登记您的家`)}
      foot={both(msg`登记自愿，随时可以退出；谁能看到写得清清楚楚`)}
      mark={demo ? both(msg`示例数据`) : undefined}
    >
      <PosterRow label={both(msg`收到这里的通知`)} />
      <PosterRow label={both(msg`看得到由谁负责、怎么找`)} />
      <PosterRow label={both(msg`替没有手机的家人登记`)} />
    </Poster>
  )
}
