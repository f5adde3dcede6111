import { msg } from '@lingui/core/macro'
import { useLingui } from '@lingui/react/macro'
import { Image, View } from '@tarojs/components'
import { kindWords } from '@/client/need-words'
import { ANSWER_WORKDAYS } from '@/contract/complaints.rules'
import type { SiteView } from '@/contract/sites'
import type { Day } from '@/contract/wire'
import './poster.scss'
import { qrImage } from '@/components/qr-image'
import { type Both, both, bothOf, named, posterHours } from './poster-words'

interface PosterProps {
  site: SiteView
  link: string
  today: Day
}

/** The same in both languages, Chinese first. */
function Lines({ words, className }: { words: Both; className: string }) {
  const { zh, en } = words
  return (
    <View className={className}>
      <View>{zh}</View>
      {en && en !== zh && <View className="poster-en">{en}</View>}
    </View>
  )
}

/** In one line where both fit. */
const beside = ({ zh, en }: Both) => (en && en !== zh ? `${zh} ${en}` : zh)

function PosterHours({ site, today }: Omit<PosterProps, 'link'>) {
  return (
    <View className="poster-hours">
      {posterHours(site.hours, today).map(({ key, days, times }) => (
        <View key={key} className="poster-hours-row">
          <View className="poster-days">{beside(days)}</View>
          <View className="poster-times numbers">{beside(times)}</View>
        </View>
      ))}
    </View>
  )
}

/** One A4 sheet for a wall: what this is, when it is open, and a code that any camera reads. */
export function Poster({ site, link, today }: PosterProps) {
  const { t } = useLingui()
  const street = site.areas.find(({ level }) => level === 'street')
  const days = ANSWER_WORKDAYS
  const said = t`二维码，内容是下面的网址`
  const kind = bothOf((i18n) => kindWords(i18n, site.kind))
  const address = named(site.address)
  return (
    <View className="poster">
      <View className="poster-top">
        {street && <View className="poster-street">{beside(named(street))}</View>}
        <View className="poster-street">{beside(both(msg`零距离家园`))}</View>
      </View>
      <Lines className="poster-name" words={named(site.name)} />
      <View className="poster-where">{[beside(kind), address.zh].join(' · ')}</View>
      {address.en && <View className="poster-where">{address.en}</View>}
      <View className="poster-code">
        <Image
          className="poster-qr"
          src={qrImage(link)}
          {...(process.env.TARO_ENV === 'h5' ? { imgProps: { alt: said } } : { ariaLabel: said })}
        />
        <Lines className="poster-scan" words={both(msg`扫一扫，看这里有什么、几点关门`)} />
        <View className="poster-link numbers">{link}</View>
      </View>
      <PosterHours site={site} today={today} />
      <View className="poster-foot">
        <Lines
          className="poster-hint"
          words={both(msg`有意见？扫码后点“我有意见”，${days} 个工作日内有人答复`)}
        />
        {site.demo && <View className="poster-demo">{beside(both(msg`示例数据`))}</View>}
      </View>
    </View>
  )
}
