import { msg } from '@lingui/core/macro'
import { beside, both, bothOf, named } from '@/client/both-words'
import { kindWords } from '@/client/need-words'
import { Poster, PosterRow } from '@/components/Poster'
import { ANSWER_WORKDAYS } from '@/contract/complaints.rules'
import type { SiteView } from '@/contract/sites'
import type { Day } from '@/contract/wire'
import { posterHours } from './poster-words'

interface SitePosterProps {
  site: SiteView
  link: string
  today: Day
}

/** The sheet of a site: when it is open, and what scanning is for. */
export function SitePoster({ site, link, today }: SitePosterProps) {
  const street = site.areas.find(({ level }) => level === 'street')
  const days = ANSWER_WORKDAYS
  const kind = bothOf((i18n) => kindWords(i18n, site.kind))
  const address = named(site.address)
  const where = [[beside(kind), address.zh].join(' · '), address.en]
  return (
    <Poster
      top={[...(street ? [named(street)] : []), both(msg`零距离家园`)]}
      name={named(site.name)}
      where={where.filter(Boolean)}
      link={link}
      scan={both(msg`扫一扫，看这里有什么、几点关门`)}
      foot={both(msg`有意见？扫码后点“我有意见”，${days} 个工作日内有人答复`)}
      mark={site.demo ? both(msg`示例数据`) : undefined}
    >
      {posterHours(site.hours, today).map(({ key, days: when, times }) => (
        <PosterRow key={key} label={when} value={times} />
      ))}
    </Poster>
  )
}
